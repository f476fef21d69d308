// The kiosk: one question after the other, everything kept here first and handed over when the network is there.
import { Outbox } from "./kiosk/outbox.js";

if ("followsTablet" in document.documentElement.dataset) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => { document.documentElement.dataset.bsTheme = dark.matches ? "dark" : "light"; };
    dark.addEventListener("change", follow);
    follow();
}

const setup = JSON.parse(document.getElementById("setup").textContent);
const stage = document.querySelector(".kiosk-stage");
const state = document.querySelector(".kiosk-state");
const faces = document.getElementById("faces").content;
const outbox = new Outbox(setup.kiosk, setup.answers, showState);
let language = setup.language;
let place = 0;
let marks = {};
let idle = 0;
let shows = ask;

const words = () => setup.words[language];

function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
}

function show(...children) {
    stage.replaceChildren(...children);
}

function ask() {
    shows = ask;
    const point = words().touchpoints[place];
    if (!point) return;
    const many = words().touchpoints.length > 1;
    const parts = [make("h1", {}, place === 0 && !many ? words().greeting : point.name)];
    parts.push(make("p", {}, place === 0 ? (many ? words().greeting : words().lead) : `${place + 1} / ${words().touchpoints.length}`));
    parts.push(setup.look === "smileys" ? smileys(point) : keys(point));
    if (setup.look !== "smileys") parts.push(make("div", { class: "ends" }, ...words().ends.map((end) => make("p", {}, end))));
    if (place > 0) parts.push(make("button", { type: "button", class: "btn", onclick: on }, words().skip));
    show(...parts);
}

function smileys(point) {
    const buttons = words().faces.map((label, at) =>
        make("button", { type: "button", class: `face face-${at + 1}`, onclick: () => mark(point, setup.marks[at]) },
            faces.querySelector(`[data-face="${at + 1}"]`).firstElementChild.cloneNode(true), make("span", {}, label)));
    return make("div", { class: "faces", role: "group", "aria-label": point.name }, ...buttons);
}

function keys(point) {
    const buttons = Array.from({ length: 10 }, (_none, at) =>
        make("button", { type: "button", class: "key", onclick: () => mark(point, at + 1) }, String(at + 1)));
    return make("div", { class: "keys", role: "group", "aria-label": point.name }, ...buttons);
}

function mark(point, score) {
    marks[point.id] = score;
    on();
}

function on() {
    place += 1;
    if (place < words().touchpoints.length) ask();
    else end();
    rest();
}

function end() {
    if (setup.offersContact && Object.values(marks).some((score) => score <= 6)) offer();
    else finish();
}

// Once a customer wishes to be called back; who walks away from it has answered all the same.
function offer() {
    shows = offer;
    const field = make("input", { id: "contact", class: "form-control form-control-lg", name: "contact", autocomplete: "off", inputmode: "email", maxlength: "120", required: "" });
    const send = (event) => {
        event.preventDefault();
        finish(field.value.trim());
    };
    show(make("h1", {}, words().callMe),
        make("form", { class: "kiosk-contact", onsubmit: send },
            make("label", { for: "contact" }, words().contact), field,
            make("button", { class: "btn btn-primary btn-lg" }, words().send)),
        make("p", {}, words().known),
        make("button", { type: "button", class: "btn btn-lg", onclick: () => finish() }, words().noCall));
}

function finish(contact = "") {
    keep(contact);
    thank();
}

// What was marked before somebody walked away counts too.
function keep(contact = "") {
    if (Object.keys(marks).length) outbox.put({ at: new Date().toISOString(), language, marks, ...(contact && { contact }) });
    marks = {};
    place = 0;
}

function thank() {
    shows = thank;
    show(make("h1", {}, words().thanks), make("p", {}, words().read), make("button", { type: "button", class: "btn btn-primary btn-lg", onclick: start }, words().next));
}

function start() {
    keep();
    speak(setup.language);
    ask();
}

function rest() {
    clearTimeout(idle);
    idle = setTimeout(start, setup.seconds * 1000);
}

function speak(code) {
    language = code;
    document.documentElement.lang = code;
    for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === code));
    showState(outbox.count);
}

function showState(count) {
    state.textContent = count ? words().kept.replace("{n}", count) : "";
}

for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
        speak(button.dataset.language);
        shows();
        rest();
    });
}
addEventListener("pointerdown", rest);
addEventListener("keydown", rest);
if ("serviceWorker" in navigator) navigator.serviceWorker.register(setup.worker).catch(() => {});
speak(setup.language);
ask();
outbox.start();

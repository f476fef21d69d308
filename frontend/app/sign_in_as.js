// The demo company's named people on the sign-in page: one press fills in the form and sends it.
export function startSignInAs() {
  document.addEventListener("click", ({ target }) => {
    const { signInAs, signInWith } = target.closest("[data-sign-in-as]")?.dataset ?? {};
    const form = document.getElementById("sign-in");
    if (!signInAs || !form) return;
    form.elements.login.value = signInAs;
    form.elements.password.value = signInWith;
    form.requestSubmit();
  });
}

(function () {
  var theme = "auto";
  try { theme = localStorage.getItem("theme") || theme; } catch (e) {}
  if (theme === "auto") theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.bsTheme = theme;
})();

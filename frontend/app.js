// Everything a signed-in page and a customer's page need; each module starts itself or is started here once.
import "@tabler/core/js/src/bootstrap/alert";
import "@tabler/core/js/src/bootstrap/collapse";
import "@tabler/core/js/src/bootstrap/dropdown";
import "@tabler/core/js/src/bootstrap/modal";
import "@tabler/core/js/src/bootstrap/offcanvas";
import "@tabler/core/js/src/bootstrap/tab";
import { startConfirm } from "./app/confirm.js";
import { startDrawer } from "./app/drawer.js";
import { startLive } from "./app/live.js";
import { startRequests } from "./app/requests.js";
import { startSignInAs } from "./app/sign_in_as.js";
import { startShortcuts } from "./app/shortcuts.js";
import { startTextareas } from "./app/textareas.js";
import { startTheme } from "./app/theme.js";
import { startTimes } from "./app/times.js";
import { startToasts } from "./app/toasts.js";

startTheme();
startToasts();
startTimes();
startTextareas();
startConfirm();
startRequests();
startShortcuts();
startLive();
startDrawer();
startSignInAs();

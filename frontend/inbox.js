// The inbox: the chosen line, the talk that stays true without losing a draft, the box, dialogs and steps by keys.
import { startBox } from "./inbox/box.js";
import { startChannel } from "./inbox/channel.js";
import { startDialog } from "./inbox/dialog.js";
import { startDrafts } from "./inbox/drafts.js";
import { startInsert } from "./inbox/insert.js";
import { startList } from "./inbox/list.js";
import { startAttendance } from "./inbox/attendance.js";
import { startTalk } from "./inbox/talk.js";
import { startTense } from "./inbox/tense.js";
import { startWriting } from "./inbox/writing.js";

startList();
startTalk();
startBox();
startInsert();
startChannel();
startDrafts();
startDialog();
startAttendance();
startWriting();
startTense();

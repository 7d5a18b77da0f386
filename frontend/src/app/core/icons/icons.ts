import { inject } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import arrowDownWideNarrow from 'lucide-static/icons/arrow-down-wide-narrow.svg';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import arrowRight from 'lucide-static/icons/arrow-right.svg';
import arrowUp from 'lucide-static/icons/arrow-up.svg';
import caseUpper from 'lucide-static/icons/case-upper.svg';
import chartColumn from 'lucide-static/icons/chart-column.svg';
import check from 'lucide-static/icons/check.svg';
import chevronDown from 'lucide-static/icons/chevron-down.svg';
import chevronUp from 'lucide-static/icons/chevron-up.svg';
import circleAlert from 'lucide-static/icons/circle-alert.svg';
import circleUser from 'lucide-static/icons/circle-user.svg';
import cloudOff from 'lucide-static/icons/cloud-off.svg';
import command from 'lucide-static/icons/command.svg';
import cornerDownLeft from 'lucide-static/icons/corner-down-left.svg';
import cornerUpRight from 'lucide-static/icons/corner-up-right.svg';
import ellipsisVertical from 'lucide-static/icons/ellipsis-vertical.svg';
import eye from 'lucide-static/icons/eye.svg';
import inbox from 'lucide-static/icons/inbox.svg';
import info from 'lucide-static/icons/info.svg';
import keyRound from 'lucide-static/icons/key-round.svg';
import keyboard from 'lucide-static/icons/keyboard.svg';
import languages from 'lucide-static/icons/languages.svg';
import link from 'lucide-static/icons/link.svg';
import listChecks from 'lucide-static/icons/list-checks.svg';
import logIn from 'lucide-static/icons/log-in.svg';
import logOut from 'lucide-static/icons/log-out.svg';
import messageCircle from 'lucide-static/icons/message-circle.svg';
import minus from 'lucide-static/icons/minus.svg';
import monitor from 'lucide-static/icons/monitor.svg';
import moon from 'lucide-static/icons/moon.svg';
import pencil from 'lucide-static/icons/pencil.svg';
import plus from 'lucide-static/icons/plus.svg';
import printer from 'lucide-static/icons/printer.svg';
import receiptText from 'lucide-static/icons/receipt-text.svg';
import refreshCw from 'lucide-static/icons/refresh-cw.svg';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg';
import search from 'lucide-static/icons/search.svg';
import slidersHorizontal from 'lucide-static/icons/sliders-horizontal.svg';
import squarePen from 'lucide-static/icons/square-pen.svg';
import sun from 'lucide-static/icons/sun.svg';
import trash2 from 'lucide-static/icons/trash-2.svg';
import undo2 from 'lucide-static/icons/undo-2.svg';
import users from 'lucide-static/icons/users.svg';
import wrench from 'lucide-static/icons/wrench.svg';
import x from 'lucide-static/icons/x.svg';
import priorityCritical from './glyphs/priority-critical.svg';
import priorityHigh from './glyphs/priority-high.svg';
import priorityLow from './glyphs/priority-low.svg';
import priorityMedium from './glyphs/priority-medium.svg';
import statusClosed from './glyphs/status-closed.svg';
import statusInProgress from './glyphs/status-in-progress.svg';
import statusOpen from './glyphs/status-open.svg';
import statusResolved from './glyphs/status-resolved.svg';

/** Every icon of the interface: Lucide's line icons, of which only these are bundled, and our eight solid glyphs. */
const ICONS: Readonly<Record<string, string>> = {
  'arrow-down-wide-narrow': arrowDownWideNarrow,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  'case-upper': caseUpper,
  'chart-column': chartColumn,
  check,
  'chevron-down': chevronDown,
  'chevron-up': chevronUp,
  'circle-alert': circleAlert,
  'circle-user': circleUser,
  'cloud-off': cloudOff,
  command,
  'corner-down-left': cornerDownLeft,
  'corner-up-right': cornerUpRight,
  'ellipsis-vertical': ellipsisVertical,
  eye,
  inbox,
  info,
  'key-round': keyRound,
  keyboard,
  languages,
  link,
  'list-checks': listChecks,
  'log-in': logIn,
  'log-out': logOut,
  'message-circle': messageCircle,
  minus,
  monitor,
  moon,
  pencil,
  plus,
  printer,
  'receipt-text': receiptText,
  'refresh-cw': refreshCw,
  'rotate-ccw': rotateCcw,
  search,
  'sliders-horizontal': slidersHorizontal,
  'square-pen': squarePen,
  sun,
  'trash-2': trash2,
  'undo-2': undo2,
  users,
  wrench,
  x,
  'priority-low': priorityLow,
  'priority-medium': priorityMedium,
  'priority-high': priorityHigh,
  'priority-critical': priorityCritical,
  'status-open': statusOpen,
  'status-in_progress': statusInProgress,
  'status-resolved': statusResolved,
  'status-closed': statusClosed,
};

/** Makes every icon known to `<mat-icon svgIcon="…">` without a request. Call in an injection context. */
export function registerIcons(): void {
  const registry = inject(MatIconRegistry);
  const sanitizer = inject(DomSanitizer);
  for (const [name, markup] of Object.entries(ICONS)) {
    // Trusted: the markup is bundled from our own tree and from a pinned package, never from input.
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(markup));
  }
}

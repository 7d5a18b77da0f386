import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';

/**
 * Phrases by their weight, separated by commas. A phrase is a row of words; `a/b` is either word, `..` is up to four
 * words in between. Endings do not matter ("charge" finds "charged"), and neither do case, accents and apostrophes.
 */
export type CueTable = Readonly<Record<number, string>>;

/** General words of many trades. What decides is what the ticket is about, see the definitions of the categories. */
export const CATEGORY_CUES: Readonly<Record<Category, CueTable>> = {
  billing: {
    4: `
      charge/bill/debit twice, double/duplicate charge/payment/charged/booking,
      cancel/stop/end/renew/pause .. subscription/membership, pay .. bill/invoice/fee/rent,
      payment/billing method/plan/schedule/date/frequency/cycle/preference/history/status/address,
      automatic payment/billing, money back, wrong/incorrect/higher price/amount/charge/total,
      how much .. cost/pay/owe, remove/reverse/waive/dispute .. charge/fee, take/took .. money, charge .. not mine,
      charge/debit/bill/book/capture two/three/several times, purchase .. not mine/recognise/recognize,
      money .. not/never back/arrived/received, get/getting/want my money`,
    3: `
      refund, reimburse, reimbursement, invoice, bill, overcharge, autopay, auto pay, direct debit, standing order,
      receipt, fee, subscription, payment, vat, credit note, credit/debit card decline/reject/refuse/charge/bill,
      card .. decline/reject, installment/instalment, overdrawn, voucher/coupon, discount/promo code,
      student/senior/group discount, late fee/charge, per month, annual fee, chargeback, penalty, overpaid,
      underpaid, tuition, prepayment, bank transfer, payment methods, payout, payroll, claim .. paid,
      licence/license fee, meter reading, coupon, donation, sepa, iban, cashback, charged for`,
    2: `
      charge, debit, pay, paid, price, pricing, cost, discount, owe, statement, paypal, top up, prepaid, deposit,
      credit on my account, transaction, deduct, renewal, how much, expensive, tariff, monthly/yearly/annual plan,
      purchase, raise .. price/rent/rate/premium, premium, billed, financing, surcharge, roaming, quote/quotation,
      capture, cheaper, salary, wage, euro/dollar/pound/usd/eur`,
    1: `
      money, credit card, amount, tax, plan, extra, balance`,
  },
  technical: {
    4: `
      not work/working/load/open/respond/sync/connect/print/sending/start/loading,
      doesnt/dont/wont/isnt/cant/never work/working/load/open/respond/sync/connect/print/send/start/play,
      stop work/working/respond/load/arrive, is/are/went/goes/gone down, error code/message, server error,
      no internet/signal/connection/network,
      system/site/website/service/server/network/database down/outage/unavailable/broken/corrupt,
      update .. version/app/software/driver/system, software/app/system/windows/version update,
      lose/lost connection, screen .. black/blank/frozen, blank/white/black screen,
      wrong/broken icon/link/label/image, shows nothing/blank,
      keeps kicking/crashing/restarting/freezing/disconnecting/logging, offline,
      since .. update/release/upgrade/deployment/version, cut/cuts off, blue screen, out of sync`,
    3: `
      bug, crash, freeze, frozen, froze, outage, broken, timeout, time out, webhook, api, integration, latency,
      glitch, malfunction, wifi, wi fi, router, printer, install, reinstall, troubleshoot, latest version, corrupt,
      stutter, lag, slow, defect/defective, typo, blurry, layout, hang, fail .. upload/import/export/load/save,
      cannot/cant/unable .. upload/download/export/import/save/print/connect/install, reboot, restart, sluggish,
      unresponsive, 404/500/502/503, firmware, echo, crackle, flicker, dead, overlap, single sign, sso, certificate,
      terminal, not recognised, loop, buffering, pixelated, subtitle, exception, stack trace, ssl/tls/dns/vpn, sync,
      backup, plugin/extension, overheat, battery`,
    2: `
      error, issue with/while/in, problem with/in, software, server, internet, network, connection, connect,
      browser, firefox/chrome/safari, windows/android/ios/iphone, outlook/excel/skype/zoom/powerpoint, database,
      upload, export/import, csv/pdf, device, screen, fail, failure, down, bluetooth,
      keyboard/mouse/laptop/computer/monitor, notification, loading, black/dark mode, spam, button, dashboard,
      scanner/sensor, update, sound/audio/video, configure/configuration/setup, icon, label, calendar, machine,
      tablet/phone, reader, settings, scroll, display, image, camera, microphone, disappear, file, release,
      rows/column/table, landline/line, sensor/meter/thermostat`,
    1: `
      app, website, page, application, system, download, version, technical, problem, issue, work, game`,
  },
  account: {
    4: `
      change/update/edit/correct/modify/new/switch .. address/email/phone/number/name/username/password/mail,
      my address/name/surname/phone/email/username change/changed/wrong/incorrect,
      close/delete/open/create/cancel/deactivate/reactivate/merge/remove/unlock/activate .. account/profile/membership,
      cancel/close/block/replace/activate .. card, lock/locked out, reset .. password,
      forgot/forgotten/lost/forget .. password/username/pin, cannot/cant/unable .. log/login/sign/signin,
      account .. hack/hacked/lock/suspend/disable/block/compromise/closed, add/remove .. user/member/colleague,
      verify/verification .. identity/code/account/email, identity .. verify/verified/check, two/2 factor,
      my personal data/details/information, date of birth, get/getting/need/have access to,
      sign/signed/log/logged out again, activation link/code/email, ex employee, blocked my/our login/account,
      erase my data, my login, new surname`,
    3: `
      password, passcode, username, user name, login, log/logged in/out/on, sign/signed in/on/up, signin,
      verification, verify, authentication/authenticator, 2fa/mfa/otp, permission, profile, hacked, new account,
      my account access, access .. account/folder, last/first/maiden name, phishing, data breach, second account,
      surname, birth, nickname, player/display name, passport, identity check, id check, two step,
      security code/question, sign in, admin login, user account, take away .. right, contact person, my data,
      newsletter, leave your service`,
    2: `
      my address/email/phone/name/number, address on, moved/moving, register/registration, admin/administrator,
      credential, identity, suspended, personal, pin, membership card/number, authorized/authorised user,
      beneficiary, role, user, unsubscribe, activation, activate, access, authorisation/authorization, member,
      colleague, right, details, email`,
    1: `
      account, address, phone number, security, change, locked`,
  },
  general: {
    4: `
      opening/business/office/store hours/times, what/which/when .. hours, hours .. operation/business,
      return/refund/privacy/cancellation/shipping policy, exchange/interest/conversion/mortgage rate,
      set/make/schedule/book .. appointment/meeting, are you hiring, feature request, routing number, thanks to,
      is it allowed, may i, what happens, what is the difference, looking for .. job`,
    3: `
      appointment, nearest/closest/nearby, near me/my/here, opening times, open on, close on,
      time do you open/close, do you offer/sell/have/ship/deliver/provide/support,
      where is/are .. branch/store/shop/office/parcel/package/order, wrong item/size/order/product,
      parcel/package/delivery/shipment, advisor/adviser/specialist/consultant, feedback/suggestion/complaint,
      thank you for, great service, guarantee/warranty, rates, loan, information about/on, tell/know more, brochure,
      transfer .. long/limit/take, order check/cheque/some/new, job opening/vacancy/career, in stock,
      loyalty/reward/bonus, recommend, foreign currency, rebook, promotion, baggage/luggage,
      delivered/collected/picked .. wrong/late/neighbour/neighbor/door, lost property, career, documentation,
      catalogue/catalog, visit, courier/driver/postman, technician .. show, did not show up, luggage/suitcase, menu,
      lovely/kind/friendly/nice, thanks, part time, vaccination, connecting flight/train,
      delivered .. instead/damaged/broken/neighbour, waste/rubbish, opening, i love`,
    2: `
      how/what/when/where/which/why do/does/is/are/can/will/would, do/does you/your/it/this,
      is/are there/you/your/it, can/could i/we bring/use/get/order/take/buy/have, branch/location/store/shop, atm,
      agent, available/availability, question, wondering, interested, order, limit, find, rate, delivered/deliver,
      ship/shipping, product, size/colour/color, course, offer, document, hours/weekend/sunday/saturday/holiday,
      would be nice, suggest, rude, exchange, insurance, mortgage/investment, shop, allowed, include, difference,
      job, train, flight, bus, room, trip, school, nurse/doctor, staff, holiday`,
    1: `
      info, information, how, what, when, where, which, long, policy, help, hours, open, today, business`,
  },
};

/**
 * By effect, see the definitions of the priorities. Loud words ("urgent", "asap") count less than what happened.
 * `medium` holds the words for a fault of any size; what makes it worse stands above.
 */
export const PRIORITY_CUES: Readonly<Record<Priority, CueTable>> = {
  critical: {
    6: `
      data breach/leak/loss/theft, security breach/incident/hole,
      lose/lost/losing data/sales/orders/customers/revenue,
      records/files/data/orders/backups .. gone/deleted/vanished/disappeared/wiped/corrupted,
      other customer/user/people/patient/client .. data/name/record/detail/account/address/message,
      strangers .. see/read/access/logged/log, production .. down/broken/corrupted/stopped,
      nobody/noone .. can/could, no one can/could, lives at risk, ransomware, stranger .. my/our/profile/account,
      wrong person/patient/recipient/people, transactions/records/entries/bookings disappear, is deleting/posting,
      in the whole`,
    5: `
      hack, outage, corrupted, compromised, leaked, breach, intruder, malware, evacuate, danger to life,
      site/system/website/service/server/network/platform/shop .. down, offline .. all/every`,
    2: `
      critical, catastrophe, disaster, emergency, production, life threatening`,
  },
  high: {
    5: `
      charge/debit/bill/pay/paid twice, charge/debit/bill/paid .. two/three/several/multiple times,
      double charge/payment/debit,
      payment/charge/transaction/withdrawal .. not make/made/mine/recognise/recognize/authorise/authorize,
      didnt/never make/made/authorise/authorize/recognise/recognize,
      did/do not make/authorise/authorize/recognise/recognize, no .. come/comes/get through,
      unauthorized/unauthorised, fraud/fraudulent/stolen,
      keep/kept/continue/still .. taking/charging/billing/debiting, lock out,
      account .. suspend/disable/block/frozen, no internet/power/heating/water/electricity/signal/service,
      stuck/stranded, overdrawn, no workaround, no other way, none left, nothing work/helps, lose/lost/losing money,
      crash/fail/freeze .. every/each time, every/each time .. crash/fail/freeze, flight/train/surgery .. cancel,
      charge/debit/bill/book/capture two/three/several/3/2 times, no power, exam .. hour/today/tomorrow,
      closed until`,
    4: `
      
      cannot/cant/couldnt/unable .. work/use/do/reach/sell/deliver/order/upload/access/login/log/sign/pay/trade/teach/ship,
      do my/our/their job/work, deadline, due/by today/tonight/tomorrow, must/need .. today/tonight/tomorrow/now,
      right now, everything .. wait/stop, stop .. completely, at a standstill, out of pocket,
      out of medication/medicine, money .. missing/gone/disappeared, no longer .. log/login/access/use/open,
      completely/totally .. dead/broken/blocked/stopped, shows nothing, nothing .. any,
      client/customer/patient .. wait, cannot leave, at all`,
    2: `
      urgent, urgently, asap, immediately, soon as possible, blocked/blocking, any more, tonight, impossible,
      desperate, refuse`,
  },
  medium: {
    4: `
      works/fine in/on/though/with/if/when, by hand, workaround, now and then,
      sometimes/occasionally/intermittently, have/need to restart, keeps dropping`,
    3: `
      
      not work/load/open/arrive/receive/recognise/recognize/show/apply/accept/deliver/collect/update/match/send/print/sync,
      doesnt/dont/wont/isnt/didnt/hasnt/wasnt/cant/never/nothing/stopped work/open/load/arrive/show/come/came/connect/play/print/sync/send/receive/received/recognise/recognize,
      slow, fail, error, wrong, wrongly, incorrect, mistake, missing, late, delay, refund, money back,
      forgot/forgotten, freeze/froze/frozen, crash, bug, broken/broke, damaged, defective/faulty, overcharge,
      higher/more than, extra charge, rude, complain/complaint, not/still .. received/arrived/waiting,
      no permission, bounce, drop, black/blank screen, expired, could not be, spam, skip, stutter/lag/flicker,
      declined/rejected, dispute, give/gave .. change, did not/never arrive/show/come/receive, has not come/arrived,
      instead of, again and again, by mistake, not accept, without telling/notice, threw, cut off, kick, forgets,
      rejects, echo, sluggish, reset, annoying, already taken, behind, fix/set it manually/again, take away, 404,
      broke, loop, misread`,
    1: `
      issue, problem, trouble, cancel, remove, again, stop, down, cannot/cant/unable`,
  },
  low: {
    5: `
      typo, blurry, cosmetic, would be nice/great/helpful, feature request, no rush/hurry, not urgent, low priority,
      whenever you, just curious/wondering/asking, great/excellent/wonderful service/job/work, hard to read,
      font/icon/logo/colour/color, suggest, slightly, minor thing, i love/would love, lovely/kind/friendly,
      thanks to, icon, looking for .. job, overlap`,
    2: `
      how do/can/to/would/long/much/many/does/is, what is/are/do/does/time/kind/data, whats,
      when do/does/will/is/are/can, where is/are/can/do, which, do/does you/your/the/it, are/is there/you,
      can/could you/i/we, question, wondering/curious, information/info, would/id like, want/wish to,
      please add/update/change/delete/send/explain, suggestion/feedback/idea, thank you for, interested,
      change/update/edit .. my, new address, moved/married, appointment, nearest/closest, tell me, does the/it/your,
      available, schedule, set up, may i, is it allowed/possible, please send/put/note, could the, until when,
      what papers/documents/happens, looking for, included, in future, difference`,
    1: `
      want, wish, like, please, switch, need, open, how, what, when, where`,
  },
};

/** How many people are hit. On its own it says nothing ("do all customers get this?"); beside a fault it is critical. */
export const REACH_CUES: CueTable = {
  5: `
    everyone/everybody/nobody/noone, no one can,
    all/every/none our/of/the/user customer/user/patient/employee/our/store/student/staff/site/account/us,
    all/every customer/employee/store/user/patient/student/site/office/member/passenger/shop/branch/account,
    all our/my customers/employees/stores/users/patients/students/staff/colleagues/branches/orders,
    none of our/my/the/us,
    entire/whole company/office/site/team/region/department/school/hospital/city/building/country/system/platform/shop/website/town/village/area/street/clinic/warehouse,
    thousands/hundreds of, in all branches/stores/offices/shops, all of our/my, county/nationwide/worldwide,
    many/other customers/users/people/employees/students/patients`,
};

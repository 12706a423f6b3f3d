/** What people of the company say. Words in braces are filled in when a message is made up. */
export interface Topic {
  /** Ways to begin. */
  readonly open: readonly string[];
  /** What others and the one who began say then, in turn: first another, then again the one who began. */
  readonly answers: readonly (readonly string[])[];
  /** True where what follows stays in a thread. */
  readonly isThread?: boolean;
}

export type Mood = "work" | "incident" | "office" | "social" | "customer" | "announcement" | "help" | "direct";

const topic = (open: string, ...answers: readonly string[]): Topic => ({
  open: open.split(" | "),
  answers: answers.map((turn) => turn.split(" | ")),
});
const thread = (open: string, ...answers: readonly string[]): Topic => ({ ...topic(open, ...answers), isThread: true });

const thanks = "Thanks! | Perfect, thank you. | Great, thanks {person}. | Cheers! | That helps a lot, thank you.";

const work: readonly Topic[] = [
  thread(
    "Can somebody review the {system} change before {day}? It is small. | Review wanted: {system}, about {n} lines.",
    "Looking now. | I can take it after lunch.",
    thanks,
    "Two small comments, otherwise fine. | Approved.",
  ),
  topic(
    "Update on {subject}: we are through with the first half, the rest should be done by {day}. | {subject} is on track. Open: {n} items, none of them blocking.",
    "Nice progress. | Good to hear!",
  ),
  topic(
    "Does anybody know who owns {system} these days? | Who do I ask about {system}?",
    "That would be {person}. | I think {person} looks after it, or ask in the {team} channel.",
    thanks,
  ),
  topic(
    "I moved our meeting to {day} at {time}, the room in {city} was taken. | Heads up: the review is on {day} at {time} now.",
    "Works for me. | That clashes with the {team} sync, but I will manage.",
    "Sorry for the short notice.",
  ),
  thread(
    "Numbers of last week are in: {n} orders a minute at the peak, up from the week before. | The report for {city} is ready, {n} pages this time.",
    "Do we know why it went up? | Is that with or without returns?",
    "Mostly the campaign, as far as I can tell. | Without. I will add a column.",
    thanks,
  ),
  topic("I am out on {day}. {person} stands in for me.", "Enjoy! | Have a good rest."),
  topic(
    "The staging environment is slow this morning, I am looking into it. | {system} on staging is back.",
    "Is it the same as on {day}?",
    "Looks like it. A restart helped, I will write it down in the runbook.",
  ),
  thread(
    "Proposal: we drop the weekly status mail and keep this channel instead. Objections?",
    "None from me. | Fine, as long as somebody sums it up once a month.",
    "I can do the summary.",
    "Then let us try it until the end of the quarter.",
  ),
  topic("Demo of {subject} is at {time}, the link is in the invitation.", "I will be five minutes late."),
  topic("Reminder: timesheets are due on {day}.", "Done. | Thanks for the reminder, I would have forgotten."),
  topic(
    "Has anybody tried the new build on a phone? | The new build crashes here when I open {system}.",
    "Works on mine. Which version do you have?",
    "The one from {day}. I will update and try again.",
  ),
];

const incident: readonly Topic[] = [
  thread(
    "Alert: error rate of {system} above {n} percent. | {system} answers slowly since {time}.",
    "On it. | I see it too, looking at the dashboards.",
    "It began right after the deployment of {time}. Shall we roll back?",
    "Yes please. | Rolling back now.",
    "Error rate is going down. I will keep watching.",
  ),
  topic(
    "Status for everybody who just joined: customers in {city} cannot track parcels, {team} is on the call.",
    "Do we have a public notice yet?",
    "Drafting it, out in ten minutes.",
  ),
  topic(
    "All clear. Cause was a full disk on the {system} host. Review on {day} at {time}. | Resolved at {time}. I will write the report by {day}.",
    "Well done everybody. | Thank you all for staying late.",
  ),
  thread("Can we raise the limit on {system} in the meantime?", "Already did, to {n}.", thanks),
];

const office: readonly Topic[] = [
  topic(
    "The lift in {city} is out of order until {day}, please take the stairs. | Fire drill on {day} at {time}.",
    "Thanks for telling us. | Good to know.",
  ),
  topic(
    "Somebody left a blue umbrella in the meeting room on the {n}th floor. | Found: a set of keys near the printers.",
    "That might be mine, I will come by. | Not mine, but {person} was looking for one.",
    "It is at the reception.",
  ),
  topic("Visitors from {customer} are with us on {day}, please keep the big room free.", "How many of them?", "Six."),
  topic("The coffee machine on the second floor works again.", "At last! | Best news of the week."),
  thread(
    "Who is in the office on {day}? I would book a table for lunch.",
    "Me! | Count me in.",
    "Also here, vegetarian please.",
    "Booked for {time}.",
  ),
  topic("Please hand in your parking cards by {day}, the gate gets new readers."),
];

const social: readonly Topic[] = [
  topic(
    "There is cake in the kitchen, help yourselves. | I baked too much again, come to the kitchen.",
    "On my way! | Is there any left?",
    "Half of it.",
  ),
  thread(
    "Who is up for a round after work on {day}? | Same place as last time on {day}?",
    "I am in. | Count me in, if it does not rain.",
    "Let us meet at {time} in front of the building.",
  ),
  topic(
    "Finished the book over the weekend and could not put it down.",
    "No spoilers please, I am at chapter {n}!",
    "My lips are sealed.",
  ),
  topic("Pictures from last weekend are up.", "Beautiful! | The one at the lake is my favourite."),
  topic("Happy birthday, {person}!", "All the best! | Happy birthday from {city}!"),
  topic(
    "Can anybody recommend something to do in {city}? We have a free day there.",
    "The old market, early in the morning. | Take the boat to the other side.",
    thanks,
  ),
];

const customer: readonly Topic[] = [
  thread(
    "Good morning, we see {n} shipments without a tracking number since {time}. Could you have a look?",
    "Good morning! We are looking into it and will be back before noon.",
    "Thank you.",
    "It was a delayed import, all {n} have their number now.",
    "Confirmed, looks good on our side.",
  ),
  topic(
    "Next steering meeting is on {day} at {time}, agenda follows.",
    "Could we add the renewal to it?",
    "Sure, I put it at the end.",
  ),
  topic("Attached the signed order form.", "Received, thank you! | Thanks, forwarded to our {team} colleagues."),
  topic(
    "Is the sandbox account still valid? Our people get an error when they sign in.",
    "It had expired, I renewed it for another three months.",
    thanks,
  ),
  topic("We will have a maintenance window on {day} from {time}, two hours at most.", "Noted, thanks for the notice."),
];

const announcement: readonly Topic[] = [
  thread(
    "Welcome to everybody who joined us this month, {n} people in {city} alone! | The new travel policy applies from {day}. Questions in the thread please.",
    "Welcome! | Does it apply to trips that are booked already?",
    "No, those stay as they are. | Glad to have you all here.",
  ),
  topic("All hands on {day} at {time}. Please send your questions in beforehand."),
  topic("We opened the {city} hub today. Congratulations to the whole {team} team!"),
  topic("{system} is down for maintenance on {day} from {time}, for about two hours."),
  topic("Results of the employee survey are out. Thank you to the {n} percent who took part."),
  topic("Please finish the security training by {day}. It takes {n} minutes."),
];

const help: readonly Topic[] = [
  thread(
    "My laptop does not connect to the network in {city} since this morning. | I cannot sign in to {system}, it says my password expired.",
    "Have you restarted it? | I reset it, please try again.",
    "That did it, thank you! | Still the same, sorry.",
    "Then please come by the desk, we are there until {time}.",
  ),
  thread(
    "Could I get access to {system}? I joined the {team} team on {day}.",
    "Sure, I need your manager's approval first.",
    "{person} says yes.",
    "Done, it can take an hour.",
  ),
  topic("The printer on the {n}th floor is out of toner.", "A new one is on its way."),
  thread(
    "How do I record a call with somebody from outside?",
    "There is a page about it, I send you the link.",
    thanks,
  ),
  topic("New headsets have arrived, pick yours up at the desk until {day}.", "Are the wireless ones in as well?"),
];

const direct: readonly Topic[] = [
  topic(
    "Hi {person}, do you have a minute?",
    "Sure, what is it?",
    "It is about {subject}. Can I call you?",
    "Go ahead.",
  ),
  topic(
    "Did you see the mail from {customer}?",
    "Not yet, what do they want?",
    "They ask for {n} more seats by {day}.",
    "I will answer them.",
  ),
  topic("Are you coming to the {team} sync?", "Yes, two minutes.", "No rush."),
  topic("Could you send me the numbers for {city}?", "Of course, give me until {time}.", thanks),
  topic("Lunch at {time}?", "Yes! The usual place? | Today I can't, tomorrow?", "Deal."),
  topic("Thank you for helping out with {system} on {day}!", "Any time."),
  topic("Happy to hear you got the role, well deserved!", "Thank you so much!"),
  topic("The document is at https://docs.sandbox.example/{subject}, comments welcome.", "Will read it on {day}."),
  topic("Can you take my shift on {day}?", "Let me check. Yes, works.", "I owe you one."),
];

export const topics: Readonly<Record<Mood, readonly Topic[]>> = {
  work,
  incident,
  office,
  social,
  customer,
  announcement,
  help,
  direct,
};

const listed = (text: string): readonly string[] => text.split(", ");

/** What may stand in braces, but for `person`, who is one of those talking, and numbers. */
export const fillings: Readonly<Record<string, readonly string[]>> = {
  day: listed("Monday, Tuesday, Wednesday, Thursday, Friday"),
  time: listed("9:00, 9:30, 10:15, 11:00, 13:30, 14:00, 15:45, 16:30, 17:00"),
  system: listed(
    "the label printer, the route planner, the customs gateway, the order portal, single sign-on, the warehouse scanner, the invoice run, the tracking page",
  ),
  subject: listed("onboarding, budget, launch, migration, inventory, roadmap, rota"),
};

// Every request a client may make, with what it takes and what it gives. A join belongs to the connection.

import type {
  ActUndoParams,
  AdvanceSetParams,
  ApproveParams,
  GotoParams,
  GuideReadParams,
  GuideView,
  HandLowerParams,
  HandRaiseParams,
  InitiativeJoinParams,
  InitiativeJoinResult,
  JoinParams,
  JoinResult,
  LeadTakeParams,
  MemberRemoveParams,
  MemberRenameParams,
  MoveParams,
  NoParams,
  NoteAddParams,
  NoteEditParams,
  NoteHighlightParams,
  NoteParams,
  NoteRecategoriseParams,
  NoteThemeParams,
  PeopleAddParams,
  ProbePushParams,
  ReadyMarkParams,
  ReadySetParams,
  RecordRemoveParams,
  RecordSetParams,
  ResultsShowParams,
  RoomLockParams,
  RulesChangeParams,
  SeatTakeParams,
  SlipLeaveParams,
  StageSetParams,
  StatementsMarkParams,
  StatementsPlaceParams,
  StoryFillParams,
  TableCallParams,
  TableCloseParams,
  TablesSetParams,
  ThemeLockParams,
  ThemeMakeParams,
  ThemeParams,
  ThemeRemoveParams,
  ThemeSplitParams,
  ThemesMergeParams,
  TimerExtendParams,
  TurnGiveParams,
  UndoParams,
  VersionKeepParams,
  VersionSignParams,
  VoteCastParams,
  VoteEnterParams,
} from "./wire";

/** The log position at which an act is saved: when this arrives, it is on disk. */
export interface Saved {
  seq: number;
}

type Act<Params> = { params: Params; result: Saved };

export interface Requests {
  join: { params: JoinParams; result: JoinResult };
  ping: { params: NoParams; result: { server_time: number; seq: number } };
  "guide.read": { params: GuideReadParams; result: { guide: GuideView } };

  "note.add": Act<NoteAddParams>;
  "note.edit": Act<NoteEditParams>;
  "note.withdraw": Act<NoteParams>;
  "vote.cast": Act<VoteCastParams>;
  "member.rename": Act<MemberRenameParams>;
  "hand.raise": Act<HandRaiseParams>;
  "hand.lower": Act<HandLowerParams>;
  "ready.set": Act<ReadySetParams>;
  "ready.clear": Act<NoParams>;
  "turn.pass": Act<NoParams>;
  "slip.leave": Act<SlipLeaveParams>;

  "note.hide": Act<NoteParams>;
  "note.restore": Act<NoteParams>;
  "note.recategorise": Act<NoteRecategoriseParams>;
  "note.highlight": Act<NoteHighlightParams>;
  "note.theme": Act<NoteThemeParams>;
  "theme.add": Act<ThemeParams>;
  "theme.rename": Act<ThemeParams>;
  "theme.remove": Act<ThemeRemoveParams>;
  "people.add": Act<PeopleAddParams>;
  "vote.enter": Act<VoteEnterParams>;
  "rules.change": Act<RulesChangeParams>;
  "story.fill": Act<StoryFillParams>;

  "note.erase": Act<NoteParams>;
  "results.show": Act<ResultsShowParams>;
  "conversation.start": Act<NoParams>;
  move: Act<MoveParams>;
  goto: Act<GotoParams>;
  "timer.start": Act<NoParams>;
  "timer.pause": Act<NoParams>;
  "timer.extend": Act<TimerExtendParams>;
  "probe.push": Act<ProbePushParams>;
  "probe.clear": Act<NoParams>;
  "rules.agree": Act<NoParams>;
  "conversation.pause": Act<NoParams>;
  "conversation.resume": Act<NoParams>;
  "conversation.close": Act<NoParams>;
  "conversation.reopen": Act<NoParams>;
  "turn.give": Act<TurnGiveParams>;
  "tables.set": Act<TablesSetParams>;
  "table.open": Act<NoParams>;
  "table.close": Act<TableCloseParams>;
  "seat.take": Act<SeatTakeParams>;
  "table.call": Act<TableCallParams>;
  "code.renew": Act<NoParams>;
  "room.lock": Act<RoomLockParams>;
  "lead.take": Act<LeadTakeParams>;
  "advance.set": Act<AdvanceSetParams>;
  "member.remove": Act<MemberRemoveParams>;
  undo: Act<UndoParams>;

  "initiative.join": { params: InitiativeJoinParams; result: InitiativeJoinResult };
  "record.set": Act<RecordSetParams>;
  "record.remove": Act<RecordRemoveParams>;
  "statements.place": Act<StatementsPlaceParams>;
  "statements.mark": Act<StatementsMarkParams>;
  "theme.make": Act<ThemeMakeParams>;
  "themes.merge": Act<ThemesMergeParams>;
  "theme.split": Act<ThemeSplitParams>;
  "theme.lock": Act<ThemeLockParams>;
  "stage.set": Act<StageSetParams>;
  "ready.mark": Act<ReadyMarkParams>;
  "version.keep": Act<VersionKeepParams>;
  "version.sign": Act<VersionSignParams>;
  approve: Act<ApproveParams>;
  "act.undo": Act<ActUndoParams>;
}

export type Method = keyof Requests;
/** What takes a seat: in a conversation, or in an initiative. */
export type Joining = "join" | "initiative.join";
export type Params<M extends Method> = Requests[M]["params"];
export type Result<M extends Method> = Requests[M]["result"];

export type Ask = <M extends Method>(method: M, params: Params<M>) => Promise<Result<M>>;

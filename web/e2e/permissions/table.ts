// Who may do what, written down by the duties of each role and compared with what a node answers, with what it tells
// its screens, with the document, and with tests/permissions/matrix.csv.

export const callers = [
  'nobody', 'resting', 'staff', 'agency_officer', 'legal', 'signatory', 'leader', 'auditor', 'administrator',
] as const;
export type Caller = (typeof callers)[number];

// What the address of an operation can name, and so what can be somebody else's: nothing, a dossier, a file of a
// dossier, an account of a government, a session of a person, a paper of a government's library.
export const things = ['-', 'dossier', 'file', 'account', 'session', 'kept'] as const;
export type Thing = (typeof things)[number];

export interface Rule {
  readonly thing: Thing;
  readonly allowed: ReadonlySet<Caller>;
}

// "resting" is an account that still has its temporary password. x: may; .: may not.
const table = `
                        names    nobody resting staff officer legal signatory leader auditor admin
getHealth               -        x      x       x     x       x     x         x      x       x
getReady                -        x      x       x     x       x     x         x      x       x
getMetrics              -        x      x       x     x       x     x         x      x       x
getOpenapi              -        x      x       x     x       x     x         x      x       x
getNode                 -        x      x       x     x       x     x         x      x       x
listDemoAccounts        -        x      x       x     x       x     x         x      x       x
openPrintedCode         -        x      x       x     x       x     x         x      x       x
openVerification        -        x      x       x     x       x     x         x      x       x
getCheckpoint           -        x      x       x     x       x     x         x      x       x
getLogTile              -        x      x       x     x       x     x         x      x       x
getLog                  -        x      x       x     x       x     x         x      x       x
addCheckpoint           -        x      x       x     x       x     x         x      x       x
getWitnessedCheckpoint  -        x      x       x     x       x     x         x      x       x
verifyHash              -        x      x       x     x       x     x         x      x       x
verifyPdf               -        x      x       x     x       x     x         x      x       x
searchRegions           -        x      x       x     x       x     x         x      x       x
getRegion               -        x      x       x     x       x     x         x      x       x
completeFirstRun        -        x      x       x     x       x     x         x      x       x

signIn                  -        x      x       x     x       x     x         x      x       x
completeSecondFactor    -        x      x       x     x       x     x         x      x       x
getSession              -        x      x       x     x       x     x         x      x       x
signOut                 -        x      x       x     x       x     x         x      x       x
changePassword          -        .      x       x     x       x     x         x      x       x
startTotp               -        .      x       x     x       x     x         x      x       x
confirmTotp             -        .      x       x     x       x     x         x      x       x
disableTotp             -        .      .       x     x       x     x         x      x       x
listSessions            -        .      .       x     x       x     x         x      x       x
endSession              session  .      .       x     x       x     x         x      x       x

listAccounts            -        .      .       .     .       .     .         .      .       x
createAccount           -        .      .       .     .       .     .         .      .       x
changeAccount           account  .      .       .     .       .     .         .      .       x
resetAccount            account  .      .       .     .       .     .         .      .       x
disableAccount          account  .      .       .     .       .     .         .      .       x
listAuditTrail          -        .      .       .     .       .     .         .      x       x

getRules                -        .      .       x     x       x     x         x      x       x
getGovernment           -        .      .       x     x       x     x         x      x       x
registerAgency          -        .      .       x     .       x     .         .      .       x
changeAgency            -        .      .       x     .       x     .         .      .       x
registerOffice          -        .      .       x     .       x     .         .      .       x
registerHolder          -        .      .       x     .       x     .         .      .       x
endHolder               -        .      .       x     .       x     .         .      .       x
registerMandate         -        .      .       x     .       x     .         .      .       x
revokeMandate           -        .      .       x     .       x     .         .      .       x

getHome                 -        .      .       x     x       x     x         x      x       .
listDossiers            -        .      .       x     x       x     x         x      x       .
searchEverything        -        .      .       x     x       x     x         x      x       .
streamChanges           -        .      .       x     x       x     x         x      x       .
getDossier              dossier  .      .       x     x       x     x         x      x       .
getDossierEvents        dossier  .      .       x     x       x     x         x      x       .
exportDossier           dossier  .      .       x     x       x     x         x      x       .
exportBundle            dossier  .      .       x     x       x     x         x      x       .
getFile                 file     .      .       x     x       x     x         x      x       .

listTemplates           -        .      .       x     x       x     x         x      x       .
getKeptPaper            kept     .      .       x     x       x     x         x      x       .
keepPaperFile           -        .      .       x     .       x     .         .      .       .
dropKeptPaper           kept     .      .       x     .       x     .         .      .       .
listKnownValues         dossier  .      .       x     .       x     .         .      .       .
keepPaper               dossier  .      .       x     .       x     .         .      .       .
keepClause              dossier  .      .       x     .       x     .         .      .       .
getNegotiation          dossier  .      .       x     x       x     x         x      x       .
getText                 dossier  .      .       x     x       x     x         x      x       .
compareTexts            dossier  .      .       x     x       x     x         x      x       .
previewRound            dossier  .      .       x     x       x     x         x      x       .
printText               dossier  .      .       x     x       x     x         x      x       .
printComparison         dossier  .      .       x     x       x     x         x      x       .
exportWord              dossier  .      .       x     x       x     x         x      x       .
readDraftFile           dossier  .      .       x     x       x     .         .      .       .
saveDraft               dossier  .      .       x     x       x     .         .      .       .
startDraft              dossier  .      .       x     x       x     .         .      .       .
sendRound               dossier  .      .       x     .       x     .         .      .       .
acceptText              dossier  .      .       x     .       x     .         .      .       .
giveInitial             dossier  .      .       x     x       x     x         x      .       .
writeNote               dossier  .      .       x     x       x     x         x      .       .
settleNote              dossier  .      .       x     x       x     x         x      .       .
commentOnText           dossier  .      .       x     x       x     .         .      .       .
settleComment           dossier  .      .       x     x       x     .         .      .       .

openDossier             -        .      .       x     .       x     .         .      .       .
registerAgreement       -        .      .       x     .       x     .         .      .       .
readOldAgreement        -        .      .       x     .       x     .         .      .       .
importDossiers          -        .      .       x     .       x     .         .      .       .
describeDossier         dossier  .      .       x     .       x     .         .      .       .
setObject               dossier  .      .       x     .       x     .         .      .       .
addScopeItem            dossier  .      .       x     .       x     .         .      .       .
changeScopeItem         dossier  .      .       x     .       x     .         .      .       .
removeScopeItem         dossier  .      .       x     .       x     .         .      .       .
nameAgency              dossier  .      .       x     .       x     .         .      .       .
assessBurden            dossier  .      .       x     .       x     .         .      .       .
changeDocument          dossier  .      .       x     .       x     .         .      .       .
assignNumber            dossier  .      .       x     .       x     .         .      .       .
setTerms                dossier  .      .       x     .       x     .         .      .       .
recordHandover          dossier  .      .       x     .       x     .         .      .       .
attestRecord            dossier  .      .       x     .       x     .         .      .       .
endDossier              dossier  .      .       x     .       x     .         .      .       .

registerDocument        dossier  .      .       x     x       x     .         .      .       .
attachFile              dossier  .      .       x     x       x     .         .      .       .
recordOccurrence        dossier  .      .       x     x       x     .         .      .       .
takePosition            dossier  .      .       x     x       x     .         .      .       .
getSigning              dossier  .      .       x     x       x     x         x      x       .
examineSignedFile       dossier  .      .       x     x       x     x         x      x       .
checkBeforeSigning      dossier  .      .       x     x       x     x         .      .       .
checkScan               dossier  .      .       x     x       x     x         .      .       .
requestSigningCode      dossier  .      .       .     .       .     x         .      .       .
signDocuments           dossier  .      .       .     .       .     x         .      .       .
refuseToSign            dossier  .      .       x     x       x     x         .      .       .
setSigningOrder         dossier  .      .       x     .       x     .         .      .       .
recordSignature         dossier  .      .       x     x       x     x         .      .       .
retractSignature        dossier  .      .       x     x       x     x         .      .       .
uploadFile              -        .      .       x     x       x     x         .      .       .
`;

function readRule(line: string): readonly [string, Rule] {
  const [operation = '', thing = '', ...cells] = line.trim().split(/\s+/);
  const isThing = (name: string): name is Thing => (things as readonly string[]).includes(name);
  const isWhole = cells.length === callers.length && cells.every((cell) => cell === 'x' || cell === '.');
  if (!isThing(thing) || !isWhole) throw new Error(`unreadable: ${line}`);
  return [operation, { thing, allowed: new Set(callers.filter((_, index) => cells[index] === 'x')) }];
}

export function readTable(): ReadonlyMap<string, Rule> {
  const lines = table.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('names'));
  const rules = new Map(lines.map(readRule));
  if (rules.size !== lines.length) throw new Error('an operation stands twice');
  return rules;
}

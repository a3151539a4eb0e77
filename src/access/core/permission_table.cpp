#include "access/permissions.h"

namespace simpul::access {
namespace {

using enum Role;
using enum Ownership;
using Roles = std::set<Role>;
using Things = std::set<Ownership>;

const Roles every_role = {Staff, AgencyOfficer, Legal, Signatory, Leader, Auditor, Administrator};
// Who reads dossiers: everybody but the administrator, who keeps the machine and not the content.
const Roles dossier_readers = {Staff, AgencyOfficer, Legal, Signatory, Leader, Auditor};
const Roles dossier_keepers = {Staff, Legal};
const Roles dossier_helpers = {Staff, Legal, AgencyOfficer};
const Roles signature_recorders = {Staff, Legal, AgencyOfficer, Signatory};
const Roles signatories = {Signatory};
// Who puts a paraf: the rungs of rules/initials.yaml say which of them stands where.
const Roles initial_givers = {Staff, AgencyOfficer, Legal, Signatory, Leader};
const Roles register_keepers = {Staff, Legal, Administrator};
const Roles administrators = {Administrator};
const Roles account_watchers = {Administrator, Auditor};

Permission open_read(std::string_view operation) { return {.operation = operation, .anonymous = true, .on = {None}}; }

Permission open_write(std::string_view operation) {
  return {.operation = operation, .anonymous = true, .on = {None}, .effect = Effect::Writes};
}

Permission programs_write(std::string_view operation) {
  return {.operation = operation, .anonymous = true, .on = {None}, .effect = Effect::Writes, .by_programs = true};
}

Permission reads(std::string_view operation, const Roles& roles, const Things& on) {
  return {.operation = operation, .roles = roles, .on = on};
}

Permission writes(std::string_view operation, const Roles& roles, const Things& on) {
  return {.operation = operation, .roles = roles, .on = on, .effect = Effect::Writes};
}

// What an account needs to become usable stays open to it while its roles rest.
Permission sets_up(std::string_view operation) {
  return {.operation = operation, .roles = every_role, .on = {Own}, .effect = Effect::Writes, .while_roles_rest = true};
}

const Permission rows[] = {
    // Without an account. Metrics are kept to the machine itself by the node, by address.
    open_read("getHealth"),
    open_read("getReady"),
    open_read("getMetrics"),
    open_read("getOpenapi"),
    open_read("getApp"),
    open_read("getNode"),
    open_read("listDemoAccounts"),
    open_read("openPrintedCode"),
    open_read("openVerification"),
    // The log tells nothing but how many events a node stored, and when; witnesses and auditors read it.
    open_read("getCheckpoint"),
    open_read("getLogTile"),
    open_read("getLog"),
    programs_write("addCheckpoint"),
    open_read("getWitnessedCheckpoint"),
    open_read("verifyHash"),
    open_write("verifyPdf"),
    open_write("signIn"),
    open_write("completeSecondFactor"),
    open_write("completeFirstRun"),

    // The caller's own session. Asking "who am I" and leaving need no account: both answer nobody truthfully.
    open_read("getSession"),
    open_write("signOut"),
    reads("listSessions", every_role, {Own}),
    writes("endSession", every_role, {Own}),
    sets_up("changePassword"),
    sets_up("startTotp"),
    sets_up("confirmTotp"),
    writes("disableTotp", every_role, {Own}),

    // Accounts of the caller's government.
    reads("listAccounts", administrators, {Own}),
    writes("createAccount", administrators, {Own}),
    writes("changeAccount", administrators, {Own}),
    writes("resetAccount", administrators, {Own}),
    writes("disableAccount", administrators, {Own}),
    reads("listAuditTrail", account_watchers, {Own}),

    // The public register of regions; the first run chooses from it before there is any account.
    open_read("searchRegions"),
    open_read("getRegion"),
    reads("getRules", every_role, {None}),

    // The government's own register: agencies, offices, holders, mandates.
    reads("getGovernment", every_role, {Own}),
    writes("registerAgency", register_keepers, {Own}),
    writes("changeAgency", register_keepers, {Own}),
    writes("registerOffice", register_keepers, {Own}),
    writes("registerHolder", register_keepers, {Own}),
    writes("endHolder", register_keepers, {Own}),
    writes("registerMandate", register_keepers, {Own}),
    writes("revokeMandate", register_keepers, {Own}),

    // Dossiers, read.
    reads("getHome", dossier_readers, {Own, Shared}),
    reads("listDossiers", dossier_readers, {Shared}),
    reads("searchEverything", dossier_readers, {Own, Shared}),
    reads("getDossier", dossier_readers, {Shared}),
    reads("getDossierEvents", dossier_readers, {Shared}),
    reads("exportDossier", dossier_readers, {Shared}),
    reads("exportBundle", dossier_readers, {Shared}),
    reads("getFile", dossier_readers, {Own, Shared}),
    reads("streamChanges", dossier_readers, {Own, Shared}),

    // Dossiers, kept.
    writes("openDossier", dossier_keepers, {Own}),
    writes("registerAgreement", dossier_keepers, {Own}),
    writes("readOldAgreement", dossier_keepers, {Own}),
    writes("importDossiers", dossier_keepers, {Own}),
    writes("describeDossier", dossier_keepers, {Shared}),
    writes("setObject", dossier_keepers, {Shared}),
    writes("addScopeItem", dossier_keepers, {Shared}),
    writes("changeScopeItem", dossier_keepers, {Shared}),
    writes("removeScopeItem", dossier_keepers, {Shared}),
    writes("nameAgency", dossier_keepers, {Shared}),
    writes("assessBurden", dossier_keepers, {Shared}),
    writes("changeDocument", dossier_keepers, {Shared}),
    writes("assignNumber", dossier_keepers, {Shared}),
    writes("setTerms", dossier_keepers, {Shared}),
    writes("recordHandover", dossier_keepers, {Shared}),
    writes("attestRecord", dossier_keepers, {Shared}),
    writes("endDossier", dossier_keepers, {Shared}),

    // Dossiers, where the agencies that do the work take part.
    writes("registerDocument", dossier_helpers, {Shared}),
    writes("attachFile", dossier_helpers, {Shared}),
    writes("recordOccurrence", dossier_helpers, {Shared}),
    writes("takePosition", dossier_helpers, {Shared}),

    // The texts of a dossier: rounds are shared, the room behind them is one's own.
    reads("listTemplates", dossier_readers, {Own}),
    reads("getKeptPaper", dossier_readers, {Own}),
    writes("keepPaperFile", dossier_keepers, {Own}),
    writes("dropKeptPaper", dossier_keepers, {Own}),
    reads("listKnownValues", dossier_keepers, {Shared}),
    writes("keepPaper", dossier_keepers, {Shared}),
    writes("keepClause", dossier_keepers, {Shared}),
    reads("getNegotiation", dossier_readers, {Shared}),
    reads("getText", dossier_readers, {Shared}),
    reads("compareTexts", dossier_readers, {Shared}),
    reads("previewRound", dossier_readers, {Shared}),
    reads("printText", dossier_readers, {Shared}),
    reads("printComparison", dossier_readers, {Shared}),
    reads("exportWord", dossier_readers, {Shared}),
    writes("readDraftFile", dossier_helpers, {Shared}),
    writes("saveDraft", dossier_helpers, {Shared}),
    writes("startDraft", dossier_helpers, {Shared}),
    writes("sendRound", dossier_keepers, {Shared}),
    writes("acceptText", dossier_keepers, {Shared}),
    writes("giveInitial", initial_givers, {Shared}),
    writes("writeNote", initial_givers, {Shared}),
    writes("settleNote", initial_givers, {Shared}),
    writes("commentOnText", dossier_helpers, {Shared}),
    writes("settleComment", dossier_helpers, {Shared}),

    // Signatures, with the scans that prove them. Only a signatory sets one electronically.
    reads("getSigning", dossier_readers, {Shared}),
    reads("examineSignedFile", dossier_readers, {Shared}),
    writes("checkBeforeSigning", signature_recorders, {Shared}),
    writes("checkScan", signature_recorders, {Shared}),
    writes("requestSigningCode", signatories, {Shared}),
    writes("signDocuments", signatories, {Shared}),
    writes("refuseToSign", signature_recorders, {Shared}),
    writes("setSigningOrder", dossier_keepers, {Shared}),
    writes("recordSignature", signature_recorders, {Shared}),
    writes("retractSignature", signature_recorders, {Shared}),
    writes("uploadFile", signature_recorders, {Own}),
};

}  // namespace

std::span<const Permission> permission_table() { return rows; }

}  // namespace simpul::access

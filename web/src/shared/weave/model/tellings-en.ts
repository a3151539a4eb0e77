// What happened, told in English.
import { plainDate } from '../../formats/dates';
import { joined } from '../../formats/lists';
import {
  changed,
  handedText,
  itemTitle,
  occurrenceText,
  paperName,
  signerText,
  termText,
  titled,
  type Tellings,
} from './event-parts';
import { callNameOf } from './parties';
import { withRegion } from './turn-sentence';
import { wordsOf } from './words';

export const english: Tellings = {
  'dossier.opened': (body, author, { regions, language }) => {
    const others = body.parties
      .map((party) => callNameOf(regions, party.region))
      .filter((name) => name !== author);
    const since = body.since === undefined ? '' : `, in contact since ${plainDate(body.since, language)}`;
    return `${author} opened a dossier with ${joined(others, 'and', language)}${since}`;
  },
  'dossier.described': (body, author, { language }) => {
    const title = body.title === undefined ? undefined : `the title to “${body.title}”`;
    const rest = [
      title,
      body.summary === undefined ? undefined : 'the summary',
      body.cooperation === undefined ? undefined : 'the kind',
    ];
    return `${author} changed ${changed(rest, language) || 'the description'}`;
  },
  'dossier.object_set': (body, author) => `${author} set the object of cooperation: ${body.matter}`,
  'dossier.scope_item_added': (body, author) =>
    body.residual === true
      ? `${author} left the scope open for other fields: “${body.title}”`
      : `${author} added the scope item “${body.title}”`,
  'dossier.scope_item_changed': (body, author, story) =>
    body.title === undefined
      ? `${author} changed the field of the scope item ${itemTitle(body.item, story)}`
      : `${author} changed the scope item ${itemTitle(body.item, story)} to “${body.title}”`,
  'dossier.scope_item_removed': (body, author, story) =>
    `${author} removed the scope item ${itemTitle(body.item, story)}: ${body.reason}`,
  'dossier.agency_named': (body, _author, story) => {
    const about =
      body.item === undefined
        ? body.document === undefined
          ? 'the whole cooperation'
          : paperName(body.document, story)
        : `the scope item ${itemTitle(body.item, story)}`;
    return `${callNameOf(story.regions, body.party)} named ${body.agency} for ${about}`;
  },
  'dossier.burden_assessed': (body, _author, { regions }) => {
    const verdict = body.burdens_people_and_region || body.unfunded_this_year ? 'needed' : 'not needed';
    return `${callNameOf(regions, body.party)} judged the approval of the council ${verdict}: ${body.ground}`;
  },
  'dossier.document_registered': (body, author, { language }) => {
    const final = body.final_on === undefined ? '' : `, final since ${plainDate(body.final_on, language)}`;
    return `${author} registered the ${titled(body.type, body.title, language)}${final}`;
  },
  'dossier.document_changed': (body, author, story) =>
    body.final_on === undefined
      ? `${author} corrected the entry of ${paperName(body.document, story)}`
      : `${author} declared ${paperName(body.document, story)} final since ${plainDate(body.final_on, story.language)}`,
  'dossier.number_assigned': (body, _author, story) =>
    `${callNameOf(story.regions, body.party)} gave ${paperName(body.document, story)} the number ${body.number}`,
  'dossier.terms_set': (body, author, story) =>
    `${author} recorded the term of ${paperName(body.document, story)}: ${termText(body, story.language)}`,
  'dossier.file_attached': (body, author, story) => {
    const role = { text: 'the text', scan: 'the scan', annex: 'the annex', evidence: 'the evidence' }[
      body.role
    ];
    const about = body.document === undefined ? '' : ` to ${paperName(body.document, story)}`;
    return `${author} attached ${role} “${body.name}”${about}`;
  },
  'dossier.handed_over': (body, _author, story) => {
    const from = callNameOf(story.regions, body.from);
    const by = body.by === undefined ? from : withRegion(body.by, from, 'en');
    return `${by} handed ${handedText(body, story)} to ${callNameOf(story.regions, body.to)}`;
  },
  'dossier.occurrence_recorded': (body, _author, { language }) => occurrenceText(body, language),
  'dossier.record_attested': (body, author, story) => {
    const about = story.signatures.get(body.record);
    const record = about
      ? `the signature of ${signerText(about, story)} on ${paperName(about.document, story)}`
      : 'the record of a signature';
    const verdict = body.verdict === 'confirmed' ? 'confirmed' : 'disputed';
    return `${author} ${verdict} ${record}${body.reason === undefined ? '' : `: ${body.reason}`}`;
  },
  'dossier.ended': (body, author, { language }) =>
    `${author} recorded the end of the cooperation: ${wordsOf(language).endings[body.ground]}`,
  'negotiation.position_taken': (body, _author, story) => {
    const verb = body.clauses === undefined ? 'holds' : 'took its position on';
    const by = body.reply_by;
    const answer = by === undefined ? '' : `, an answer is awaited by ${plainDate(by, story.language)}`;
    const paper = `${paperName(body.document, story)} with the fingerprint ${body.text.slice(0, 8)}`;
    return `${callNameOf(story.regions, body.party)} ${verb} the text of ${paper}${answer}`;
  },
  'negotiation.comment_made': (body, author, story) =>
    `${author} commented on the text of ${paperName(body.document, story)}: “${body.body}”`,
  'negotiation.comment_settled': (_body, author) => `${author} marked a comment as dealt with`,
  'signing.signature_recorded': (body, _author, story) => {
    const mandate = body.mandate ? ` under the power of attorney number ${body.mandate.number}` : '';
    const how = body.electronic ? ' electronically' : '';
    return `${signerText(body, story)} signed ${paperName(body.document, story)}${how}${mandate}`;
  },
  'signing.signature_retracted': (body, author, story) => {
    const about = story.signatures.get(body.record);
    const record = about
      ? `the record of the signature of ${signerText(about, story)} on ${paperName(about.document, story)}`
      : 'the record of a signature';
    return `${author} took back ${record}: ${body.reason}`;
  },
  'signing.refused': (body, _author, story) =>
    `${callNameOf(story.regions, body.party)} will not sign ${paperName(body.document, story)}: ${body.reason}`,
  'signing.order_set': (body, author, story) => {
    const paper = paperName(body.document, story);
    if (body.parties.length === 0) return `${author} lifted the order of signing of ${paper}`;
    const order = body.parties.map((party) => callNameOf(story.regions, party)).join(', then ');
    return `${author} fixed the order of signing of ${paper}: ${order}`;
  },
};

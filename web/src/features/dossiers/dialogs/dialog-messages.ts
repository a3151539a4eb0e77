// Words of the dialogs that change a dossier.
import { messages } from '../../../shared/i18n/messages';
import { dialogWordsEn } from './dialog-words-en';
import { dialogWordsId } from './dialog-words-id';

export const say = messages(dialogWordsId, dialogWordsEn);

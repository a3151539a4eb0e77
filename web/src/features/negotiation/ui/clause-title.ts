export * from '../../../shared/texts/model/clause-title';

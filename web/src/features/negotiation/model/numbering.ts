export * from '../../../shared/texts/model/numbering';

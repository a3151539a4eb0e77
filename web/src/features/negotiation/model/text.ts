export * from '../../../shared/texts/model/text';

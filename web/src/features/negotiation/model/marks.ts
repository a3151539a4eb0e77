export * from '../../../shared/texts/model/marks';

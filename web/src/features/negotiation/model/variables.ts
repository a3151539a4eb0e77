export * from '../../../shared/texts/model/variables';

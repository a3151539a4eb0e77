// Everything a page needs to show what a bundle proves, so that it is loaded as one piece and only there.
export { BundleCheck } from './bundle-check.svelte.ts';
export { default as BundleReport } from './ui/BundleReport.svelte';

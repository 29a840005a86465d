// The package has no types of its own, and what it holds is looked at before it is used.
declare module 'zendesk_app_framework_sdk' {
  const sdk: unknown;
  export { sdk as default };
}

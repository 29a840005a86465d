import { realAfter } from '../real-after.ts';
import type { SdkSources } from './load-sdk.ts';

/** The sources of the SDK in a page. */
export function browserSources(page: Window = window): SdkSources {
  return {
    present: () => {
      const left: unknown = Reflect.get(page, 'ZAFClient');
      return left;
    },
    runScript: (address) => runScript(page.document, address),
    loadBundled: () => import('zendesk_app_framework_sdk'),
    after: realAfter,
  };
}

function runScript(document: Document, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error('script did not arrive'));
    };
    document.head.append(script);
  });
}

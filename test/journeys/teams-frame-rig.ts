import type { Page } from 'playwright-core';

type Shown = { url: string; token: string; theme?: string; locale?: string; subPageId?: string };

/** What Teams answers a page it shows; the messages are those of teams-js 2.58. */
const host = ({ url, token, theme = 'default', locale = 'nb-no', subPageId = '' }: Shown): string => {
  const context = { theme, locale, subEntityId: subPageId, entityId: 'risks', userObjectId: 'x', tid: 'y' };
  const answers = {
    initialize: ['content', 'web', JSON.stringify({ apiVersion: 4, supports: { pages: {} } }), '2.0.0'],
    getContext: [context],
    'authentication.getAuthToken': [true, token],
  };
  return `<!doctype html><html lang="en"><title>Teams</title>
<style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh }</style>
<iframe id="tab" title="Taktfast" allow="local-network-access *; loopback-network *"></iframe>
<script>
  const answers = ${JSON.stringify(answers)};
  window.heard = [];
  const tab = document.getElementById('tab');
  window.addEventListener('message', ({ data, source }) => {
    window.heard.push(data.func);
    const args = answers[data.func];
    if (args) source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args }, '*');
  });
  window.turnTo = (theme) => tab.contentWindow.postMessage({ func: 'themeChange', args: [theme] }, '*');
  tab.src = ${JSON.stringify(url)};
</script></html>`;
};

/** Shows a page inside a made-up Teams, for which every outside request fails as it does without a network. */
export const showInTeams = async (page: Page, shown: Shown) => {
  // Chromium asks before a page from the network may show one from this machine.
  await page.context().grantPermissions(['local-network-access'], { origin: 'https://teams.microsoft.com' });
  await page.route('https://**', (route) => route.abort());
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: host(shown) }),
  );
  await page.goto('https://teams.microsoft.com/taktfast');
  return {
    tab: page.frameLocator('#tab'),
    heard: () => page.evaluate<string[]>('window.heard'),
    turnTo: (theme: string) => page.evaluate(`window.turnTo(${JSON.stringify(theme)})`),
  };
};

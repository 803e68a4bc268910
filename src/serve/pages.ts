import type { Answer, Route } from './route.ts';

/** The pages, as they were built: one script and one style sheet. */
export interface Pages {
  script: string;
  style: string;
}

const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Handiwork audit</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/live.css">
<script src="/live.js" defer></script>
</head>
<body>
<div id="app"></div>
<noscript>These pages need JavaScript. The command line shows the same: handiwork audit list, handiwork audit status.</noscript>
</body>
</html>
`;

/** Routes of the pages. Files are named here one by one: no path leads to the disk. */
export function pageRoutes({ script, style }: Pages): Route[] {
  const page = (path: string, type: string, text: string): Route => {
    const answer: Answer = { page: { type, text } };
    return { method: 'GET', path, needs: 'nobody', answer: () => answer };
  };
  return [page('/', 'text/html; charset=utf-8', SHELL), page('/live.js', 'text/javascript; charset=utf-8', script), page('/live.css', 'text/css; charset=utf-8', style)];
}

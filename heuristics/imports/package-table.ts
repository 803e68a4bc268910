/**
 * Language → package → log-odds (natural logarithm) that an import was chosen by an agent. Written by `corpus/packages.ts`; do not edit.
 * Learned from agent files of 136 owners and files of people since 2022-06 of 213 owners; a package needs 5 owners.
 */
export const PACKAGE_TABLE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  javascript: {
    ava: -0.95, chai: -1.07, esbuild: 0.24, express: 0.9, 'fs-extra': 0.82, glob: 0.12, react: 0.06, semver: -1.17,
    vitest: 0.9,
  },
  python: {
    PIL: 0.14, aiohttp: -0.05, boto3: -0.92, botocore: -0.48, bs4: -0.1, click: 0.52, dateutil: -0.58, django: -0.48,
    docutils: -1.1, dotenv: 0.74, factory: -1.1, fastapi: 0.44, flask: -0.67, google: 0.9, httpx: 1.61, jinja2: -1.43,
    matplotlib: -1.01, mock: -1.33, numpy: -0.28, opentelemetry: 0.39, packaging: 0.18, pandas: -0.33,
    pkg_resources: -0.44, playwright: 0.52, prometheus_client: 0.07, psutil: 0.32, pydantic: 0.61, pytest: 0.47,
    pytest_asyncio: 1.14, redis: -0.1, requests: -0.19, rich: 1, scipy: -1.22, sphinx: -1.33, sqlalchemy: 0.38,
    starlette: 0.73, tenacity: -0.37, toml: 0.15, torch: -0.92, tqdm: -0.71, transformers: -0.37, typer: 0.71,
    typing_extensions: -0.66, uvicorn: -1.43, websockets: 0.15, yaml: 0.34,
  },
  tsx: {
    '@jest/globals': -0.28, '@storybook/react': -0.54, '@tanstack/react-query': 1.3, '@testing-library/react': 0.67,
    '@testing-library/user-event': -0.28, 'class-variance-authority': 0.22, classnames: -0.42, clsx: -0.84,
    'framer-motion': 0.09, 'lucide-react': 1.51, next: 0.51, react: 0.39, 'react-dom': 0.13, 'react-i18next': 1.11,
    'react-icons': -0.17, 'react-markdown': 1.61, 'react-redux': -0.42, 'react-router-dom': 0.02, 'solid-js': -0.42,
    vitest: 1.58, zod: -0.65,
  },
  typescript: {
    '@codemirror/state': 0.09, '@jest/globals': -0.01, '@playwright/test': 0.02, '@tanstack/react-query': 0.64,
    '@testing-library/react': 0.43, axios: 0.87, chai: -1.3, chalk: 1.03, commander: 1.18, debug: -0.29, dotenv: 0.49,
    electron: 0.92, execa: -0.42, express: 0.59, 'fast-glob': -0.42, 'fs-extra': 0.02, globby: 0.25, lodash: -1,
    next: 0.2, 'node-fetch': 0.52, picocolors: 0.92, react: 0.63, rollup: -1.03, semver: -0.75, sinon: -0.76,
    supertest: 0.09, typescript: -1.52, uuid: 0.12, vitest: 1.15, vscode: -0.29, ws: -0.29, yaml: 0.43, zod: 1.43,
  },
};

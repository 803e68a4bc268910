import { render } from 'preact';

import './style/base.css';
import './style/parts.css';
import './style/views.css';
import './style/print.css';
import { view } from './model/route.ts';
import { failure, openPage, report, reportNumber, repositories } from './model/state.ts';
import { Header, ReportChoice, type Tab } from './parts/header.tsx';
import { KeysHelp } from './parts/keys-help.tsx';
import { CoverageView } from './views/coverage.tsx';
import { FileView } from './views/file.tsx';
import { Overview } from './views/overview.tsx';
import { isPrinting, Paper } from './views/print.tsx';
import { Ranking } from './views/ranking.tsx';

const FILTER = ['q', 'class', 'agent', 'owner', 'list'] as const;
const TABS: readonly Tab[] = [{ view: 'overview', name: 'Overview' }, { view: 'ranking', also: ['file'], name: 'Ranking', keep: FILTER }, { view: 'coverage', name: 'Coverage and limits' }];

const KEYS = [
  ['j ↓', 'next row, or next passage of a file'], ['k ↑', 'row or passage before'], ['Enter', 'open'], ['/', 'search'], ['] [', 'next file, file before'], ['Esc', 'back to the ranking'], ['?', 'this list'],
] as const;

function App() {
  return (
    <>
      <Header tabs={TABS} name={repositories.value[reportNumber.value] ?? ''}>
        <ReportChoice names={repositories.value} chosen={reportNumber.value} />
        <KeysHelp keys={KEYS} />
      </Header>
      <main id="main" tabIndex={-1}><View /></main>
    </>
  );
}

function View() {
  const opened = report.value;
  if (failure.value !== undefined) return <div class="page"><h1>This page cannot be shown</h1><p role="alert">{failure.value} Write the report again, or use another format.</p></div>;
  if (opened === undefined) return <div class="page"><p class="quiet" role="status">Opening the report…</p></div>;
  if (isPrinting.value) return <Paper report={opened} />;
  if (view.value === 'ranking') return <Ranking report={opened} />;
  if (view.value === 'file') return <FileView report={opened} />;
  if (view.value === 'coverage') return <CoverageView report={opened} />;
  return <Overview report={opened} />;
}

const place = document.getElementById('app');
if (place !== null) {
  place.textContent = '';
  render(<App />, place);
  void openPage();
}

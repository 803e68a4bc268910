// Written by `npm run registry`. Do not edit.
import type { Agent } from 'handiwork/heuristic';
import abacus from './abacus.ts';
import adal from './adal.ts';
import agentTrace from './agent-trace.ts';
import agentblame from './agentblame.ts';
import aiSession from './ai-session.ts';
import aider from './aider.ts';
import amazonQ from './amazon-q.ts';
import amp from './amp.ts';
import amplifier from './amplifier.ts';
import antigravity from './antigravity.ts';
import augment from './augment.ts';
import bmad from './bmad.ts';
import bolt from './bolt.ts';
import brokk from './brokk.ts';
import charlie from './charlie.ts';
import chatgpt from './chatgpt.ts';
import claudeCode from './claude-code.ts';
import claudeFlow from './claude-flow.ts';
import cline from './cline.ts';
import cnotes from './cnotes.ts';
import codebuddy from './codebuddy.ts';
import codebuff from './codebuff.ts';
import codeflash from './codeflash.ts';
import codegen from './codegen.ts';
import coderabbit from './coderabbit.ts';
import codex from './codex.ts';
import comate from './comate.ts';
import commandCode from './command-code.ts';
import continueAgent from './continue.ts';
import cosine from './cosine.ts';
import crush from './crush.ts';
import cubic from './cubic.ts';
import cursor from './cursor.ts';
import cyrus from './cyrus.ts';
import deepsourceAutofix from './deepsource-autofix.ts';
import devin from './devin.ts';
import ellipsis from './ellipsis.ts';
import engine from './engine.ts';
import entire from './entire.ts';
import exceedsInk from './exceeds-ink.ts';
import factoryDroid from './factory-droid.ts';
import firebender from './firebender.ts';
import gemini from './gemini.ts';
import geminiCodeAssist from './gemini-code-assist.ts';
import generic from './generic.ts';
import ghostSessions from './ghost-sessions.ts';
import gitAi from './git-ai.ts';
import gitar from './gitar.ts';
import gitauto from './gitauto.ts';
import githubCopilot from './github-copilot.ts';
import glmZcode from './glm-zcode.ts';
import goose from './goose.ts';
import gptEngineer from './gpt-engineer.ts';
import graphite from './graphite.ts';
import greptile from './greptile.ts';
import grokBuild from './grok-build.ts';
import gru from './gru.ts';
import hermes from './hermes.ts';
import ibmBob from './ibm-bob.ts';
import iflow from './iflow.ts';
import intent from './intent.ts';
import jetbrainsAi from './jetbrains-ai.ts';
import jules from './jules.ts';
import junie from './junie.ts';
import kiloCode from './kilo-code.ts';
import kimiCode from './kimi-code.ts';
import kiro from './kiro.ts';
import lettaCode from './letta-code.ts';
import lingma from './lingma.ts';
import lovable from './lovable.ts';
import marvin from './marvin.ts';
import mistralVibe from './mistral-vibe.ts';
import ohMyCodex from './oh-my-codex.ts';
import ona from './ona.ts';
import openSwe from './open-swe.ts';
import opencode from './opencode.ts';
import openhands from './openhands.ts';
import paperclip from './paperclip.ts';
import pi from './pi.ts';
import plandex from './plandex.ts';
import posthogCode from './posthog-code.ts';
import pullfrog from './pullfrog.ts';
import qoder from './qoder.ts';
import qodo from './qodo.ts';
import qwenCode from './qwen-code.ts';
import replitAgent from './replit-agent.ts';
import rooCode from './roo-code.ts';
import rovoDev from './rovo-dev.ts';
import rulesync from './rulesync.ts';
import sageox from './sageox.ts';
import sentryJunior from './sentry-junior.ts';
import sentrySeer from './sentry-seer.ts';
import serena from './serena.ts';
import sisyphus from './sisyphus.ts';
import sketch from './sketch.ts';
import sourcegraphCody from './sourcegraph-cody.ts';
import sourcery from './sourcery.ts';
import speckit from './speckit.ts';
import specstory from './specstory.ts';
import superpowers from './superpowers.ts';
import sweep from './sweep.ts';
import taskmaster from './taskmaster.ts';
import tessl from './tessl.ts';
import trae from './trae.ts';
import v0 from './v0.ts';
import verdent from './verdent.ts';
import warp from './warp.ts';
import whogitit from './whogitit.ts';
import windsurf from './windsurf.ts';
import zedAgent from './zed-agent.ts';

/** Every known agent, sorted by id. */
export const agents: readonly Agent[] = [
  abacus,
  adal,
  agentTrace,
  agentblame,
  aiSession,
  aider,
  amazonQ,
  amp,
  amplifier,
  antigravity,
  augment,
  bmad,
  bolt,
  brokk,
  charlie,
  chatgpt,
  claudeCode,
  claudeFlow,
  cline,
  cnotes,
  codebuddy,
  codebuff,
  codeflash,
  codegen,
  coderabbit,
  codex,
  comate,
  commandCode,
  continueAgent,
  cosine,
  crush,
  cubic,
  cursor,
  cyrus,
  deepsourceAutofix,
  devin,
  ellipsis,
  engine,
  entire,
  exceedsInk,
  factoryDroid,
  firebender,
  gemini,
  geminiCodeAssist,
  generic,
  ghostSessions,
  gitAi,
  gitar,
  gitauto,
  githubCopilot,
  glmZcode,
  goose,
  gptEngineer,
  graphite,
  greptile,
  grokBuild,
  gru,
  hermes,
  ibmBob,
  iflow,
  intent,
  jetbrainsAi,
  jules,
  junie,
  kiloCode,
  kimiCode,
  kiro,
  lettaCode,
  lingma,
  lovable,
  marvin,
  mistralVibe,
  ohMyCodex,
  ona,
  openSwe,
  opencode,
  openhands,
  paperclip,
  pi,
  plandex,
  posthogCode,
  pullfrog,
  qoder,
  qodo,
  qwenCode,
  replitAgent,
  rooCode,
  rovoDev,
  rulesync,
  sageox,
  sentryJunior,
  sentrySeer,
  serena,
  sisyphus,
  sketch,
  sourcegraphCody,
  sourcery,
  speckit,
  specstory,
  superpowers,
  sweep,
  taskmaster,
  tessl,
  trae,
  v0,
  verdent,
  warp,
  whogitit,
  windsurf,
  zedAgent,
];

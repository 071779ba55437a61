import { Manifest } from '../../../src/manifest/manifest';

/* eslint-disable @typescript-eslint/no-require-imports */
const { lua, lauxlib, lualib, to_luastring: text, to_jsstring: back } = require('fengari');

/** the libraries that Argo CD opens: no string, no math, no io */
const OPENED = [['_G', lualib.luaopen_base], ['table', lualib.luaopen_table]];

/** runs the health check of a kind as Argo CD does: the object is the global `obj`, and the result a table */
export function runLua(script: string, obj: Manifest): { status?: string; message?: string } {
  const state = lauxlib.luaL_newstate();
  for (const [name, open] of OPENED) {
    lauxlib.luaL_requiref(state, text(name), open, 1);
    lua.lua_pop(state, 1);
  }
  push(state, obj);
  lua.lua_setglobal(state, text('obj'));
  if (lauxlib.luaL_loadstring(state, text(script)) !== lua.LUA_OK || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK) {
    throw new Error(back(lua.lua_tostring(state, -1)));
  }
  const field = (name: string): string | undefined => {
    lua.lua_getfield(state, -1, text(name));
    const found = lua.lua_isstring(state, -1) ? back(lua.lua_tostring(state, -1)) : undefined;
    lua.lua_pop(state, 1);
    return found;
  };
  return { status: field('status'), message: field('message') };
}

function push(state: unknown, value: unknown): void {
  if (value === null || value === undefined) {
    lua.lua_pushnil(state);
  } else if (typeof value === 'boolean') {
    lua.lua_pushboolean(state, value);
  } else if (typeof value === 'number') {
    lua.lua_pushnumber(state, value);
  } else if (typeof value === 'string') {
    lua.lua_pushstring(state, text(value));
  } else {
    lua.lua_newtable(state);
    const entries = Array.isArray(value) ? value.map((item, i) => [i + 1, item] as const) : Object.entries(value);
    for (const [key, item] of entries) {
      push(state, key);
      push(state, item);
      lua.lua_settable(state, -3);
    }
  }
}

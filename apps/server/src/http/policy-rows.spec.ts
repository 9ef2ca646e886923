import 'reflect-metadata';
import { Controller, Get, Post } from '@nestjs/common';
import { Needs } from './needs.js';
import { policyRows } from './policy-rows.js';

@Controller('pupils')
class Guarded {
  @Get(':id')
  @Needs('find-pupil')
  show() {
    return 'shown';
  }
}

@Controller('pupils')
class Bare {
  @Post()
  add() {
    return 'added';
  }
}

describe('the routes', () => {
  it('are listed with their permissions', () => {
    expect(policyRows([Guarded])).toEqual([
      { method: 'GET', path: '/pupils/:id', permission: 'find-pupil' },
    ]);
  });

  it('stop the start where one has none, by name', () => {
    expect(() => policyRows([Guarded, Bare])).toThrow('name no permission: POST /pupils');
  });
});

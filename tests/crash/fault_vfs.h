#pragma once

#include <cstdint>

namespace simpul::crash {

enum class Fault {
  None,
  KillBefore,   // the process ends before step `at`
  KillAfter,    // … after it
  KillTorn,     // … with half of the write done
  LoseAll,      // the machine ends: nothing that was not synced is on the disk
  LoseSome,     // … any part of it is, chosen by `at`
  ErrorOnce,    // step `at` fails with an I/O error, half written
  ErrorSticky,  // … and so does every later one
  FullOnce,     // step `at` finds the disk full, half written
  FullSticky,   // … and so does every later one
};

struct Plan {
  Fault fault = Fault::None;
  int at = 0;
};

// Makes every SQLite file of this process go through a layer that counts opens for writing, writes, syncs, truncations
// and deletions, and carries out `plan`. Once in a process, before its first connection.
void install_fault_vfs(Plan plan);

// While the power is being cut, the other threads of the process must not see or say anything more.
void stand_still_after_the_end();

// Durable steps so far.
int steps_taken();
// Whether the plan has made a sync fail.
bool sync_has_failed();
// Whether the plan's step was reached.
bool fault_reached();

}  // namespace simpul::crash

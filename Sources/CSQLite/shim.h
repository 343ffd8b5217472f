#pragma once

#include <sqlite3.h>

// The macro is a cast, which Swift does not see: SQLite copies the text before it returns.
static inline sqlite3_destructor_type sqlite_transient(void) { return SQLITE_TRANSIENT; }

#include "CDICOM.h"

#include <dcmtk/config/osconfig.h>
#include <openjpeg.h>

const char *cdicom_dcmtk_version() {
#ifdef PACKAGE_VERSION
  return PACKAGE_VERSION;
#else
  return "unknown";
#endif
}

const char *cdicom_openjpeg_version() { return opj_version(); }

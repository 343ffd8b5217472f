#if __has_include(<openvino/c/openvino.h>)
#include <openvino/c/openvino.h>
#else
#error "OpenVINO is not there; run Scripts/bootstrap first"
#endif

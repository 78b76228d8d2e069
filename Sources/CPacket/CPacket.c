#define _GNU_SOURCE
#include "CPacket.h"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(CPACKET_NETWORK_NAMESPACE == CLONE_NEWNET, "the kernel's number");

int cpacket_setns(int descriptor, int kind) { return setns(descriptor, kind); }
int cpacket_unshare(int kinds) { return unshare(kinds); }

int cpacket_setresuid(uid_t real, uid_t effective, uid_t saved) { return setresuid(real, effective, saved); }
int cpacket_setresgid(gid_t real, gid_t effective, gid_t saved) { return setresgid(real, effective, saved); }
int cpacket_getresuid(uid_t *real, uid_t *effective, uid_t *saved) { return getresuid(real, effective, saved); }
int cpacket_getresgid(gid_t *real, gid_t *effective, gid_t *saved) { return getresgid(real, effective, saved); }

int cpacket_set_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }
int cpacket_get_no_new_privileges(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0); }

int cpacket_capget(struct __user_cap_data_struct data[2]) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  return (int)syscall(SYS_capget, &header, data);
}

int cpacket_capset(const struct __user_cap_data_struct data[2]) {
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
  return (int)syscall(SYS_capset, &header, data);
}

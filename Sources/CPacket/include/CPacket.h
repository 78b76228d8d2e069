// What Glibc's Swift module lacks of the kernel's headers, and nothing more.
// No logic lives here: macros that Swift cannot import become enums or inline functions,
// variadic calls get a fixed form.
#ifndef CPACKET_H
#define CPACKET_H

#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/prctl.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <stdint.h>
#include <sys/types.h>

// Macros that are built with sizeof or a cast: Swift imports none of those.
enum {
  CPACKET_FRAME_HEADER_SIZE = sizeof(struct tpacket3_hdr),
  // Where the kernel puts a frame's struct sockaddr_ll, from the frame header's beginning (TPACKET_ALIGN).
  CPACKET_FRAME_ADDRESS_OFFSET = TPACKET_ALIGN(sizeof(struct tpacket3_hdr)),
  // Offset of the packet type (PACKET_OUTGOING …) beside the frame, for a filter's BPF_LD | BPF_ABS.
  CPACKET_FILTER_PACKET_TYPE = SKF_AD_OFF + SKF_AD_PKTTYPE,
};

// The status of a TPACKET_V3 block, read so that what the kernel wrote before setting it is seen after it.
static inline uint32_t cpacket_block_status(const struct tpacket_block_desc *block) {
  return __atomic_load_n(&block->hdr.bh1.block_status, __ATOMIC_ACQUIRE);
}

// Gives a block back to the kernel after everything that was read from it.
static inline void cpacket_block_release(struct tpacket_block_desc *block) {
  __atomic_store_n(&block->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
}

// Of <sched.h>, behind _GNU_SOURCE: enter or make namespaces of CPACKET_NETWORK_NAMESPACE's kind, this thread only.
enum { CPACKET_NETWORK_NAMESPACE = 0x40000000 };  // CLONE_NEWNET
int cpacket_setns(int descriptor, int kind);
int cpacket_unshare(int kinds);

// Of <unistd.h>, behind _GNU_SOURCE: real, effective and saved ids, in every thread.
int cpacket_setresuid(uid_t real, uid_t effective, uid_t saved);
int cpacket_setresgid(gid_t real, gid_t effective, gid_t saved);
int cpacket_getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int cpacket_getresgid(gid_t *real, gid_t *effective, gid_t *saved);

// prctl(2) is variadic.
int cpacket_set_no_new_privileges(void);  // PR_SET_NO_NEW_PRIVS, 1
int cpacket_get_no_new_privileges(void);  // PR_GET_NO_NEW_PRIVS

// capget(2) and capset(2) have no wrapper in glibc; version 3, two words a set.
int cpacket_capget(struct __user_cap_data_struct data[2]);
int cpacket_capset(const struct __user_cap_data_struct data[2]);

#endif

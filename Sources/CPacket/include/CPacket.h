// What Glibc's Swift module lacks of the kernel's headers, and nothing more.
// No logic lives here: macros that Swift cannot import become enums or inline functions,
// variadic calls get a fixed form.
#ifndef CPACKET_H
#define CPACKET_H

#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <stdint.h>

#endif

#!/usr/bin/env bash
# Makes the films in test/fixtures (needs ffmpeg; the tests need only the films).
#
# frames.webm: 320x180, 30 frames a second, 120 frames. The top 20 rows hold the frame's number in 8 cells of 40 pixels,
# lowest bit first, white for 1. Below, a light square of 32 pixels moves right by 2 pixels a frame from x = 20 at y = 80,
# and a dark one moves left from x = 268 at y = 132.
# tall.webm: 90x160, 10 frames: another size and shape.
set -euo pipefail
cd "$(dirname "$0")/../test/fixtures"

code='if(mod(floor(N/pow(2,floor(X/40))),2),235,16)'
light='between(X,20+2*N,51+2*N)*between(Y,80,111)'
dark='between(X,268-2*N,299-2*N)*between(Y,132,163)'
picture="if(lt(Y,20),$code,if($light,220,if($dark,40,90+Y/6+X/12)))"

encode() {
  ffmpeg -hide_banner -loglevel error -y -f lavfi -i "$1" -an -c:v libvpx-vp9 -pix_fmt yuv420p -b:v 0 -crf 40 \
    -g 15 -row-mt 1 -map_metadata -1 -fflags +bitexact -flags:v +bitexact "$2"
}
encode "nullsrc=s=320x180:r=30:d=4,format=yuv420p,geq=lum='$picture':cb='128+if(lt(Y,10),0,18)':cr='128+if(lt(Y,10),0,if(between(X,10+N,25+N)*between(Y,40,55),40,-14))'" frames.webm
encode "nullsrc=s=90x160:r=10:d=1,format=yuv420p,geq=lum='60+Y':cb=120:cr=140" tall.webm
ls -l

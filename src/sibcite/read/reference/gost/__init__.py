"""References in the manner of GOST and DSTU, part by part.

A reference is a heading (``Катасонова Е. Л.``), a title with its statement of responsibility
behind a slash, and areas behind full stops, with dashes or without: edition, imprint, extent. What
a part of a larger work is in stands behind two slashes: ``… // Известия. 1945. 9 авг. С. 1``.

Source: [gost-r-7.0.5-2008], [gost-r-7.0.100-2018], [dstu-8302-2015]
"""

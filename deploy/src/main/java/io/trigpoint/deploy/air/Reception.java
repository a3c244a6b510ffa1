package io.trigpoint.deploy.air;

/**
 * What a concentrator measures of one frame.
 *
 * @param rssiDbm power in the channel, signal and noise together
 * @param signalDbm power of the signal alone
 * @param snrDb signal over noise as the demodulator sees it, which saturates
 * @param offsetHz difference of the two crystals at this frequency
 */
public record Reception(double rssiDbm, double signalDbm, double snrDb, int offsetHz) {}

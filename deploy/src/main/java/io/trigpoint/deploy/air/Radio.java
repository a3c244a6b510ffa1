package io.trigpoint.deploy.air;

/** What a packet forwarder sends through. */
public interface Radio {

  /** Puts a frame on air now. */
  void send(Transmit frame);
}

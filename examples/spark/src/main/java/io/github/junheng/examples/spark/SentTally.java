package io.github.junheng.examples.spark;

import io.github.junheng.dataset.RosterTally;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** 名册汇总的传送: a tally that travels as the bytes that it makes of itself. */
final class SentTally implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient RosterTally tally;

    SentTally(RosterTally tally) {
        this.tally = tally;
    }

    RosterTally tally() {
        return tally;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        byte[] bytes = tally.toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void readObject(ObjectInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        tally = RosterTally.fromBytes(bytes);
    }
}

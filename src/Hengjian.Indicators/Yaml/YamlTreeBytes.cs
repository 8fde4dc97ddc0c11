namespace Hengjian.Indicators.Yaml;

/// <summary>Trees as bytes: a kind, the line and the text or the parts, depth first.</summary>
internal static class YamlTreeBytes
{
    private const byte Text = 1;
    private const byte List = 2;
    private const byte Pairs = 3;

    public static void Write(BinaryWriter target, YamlNode node)
    {
        var kind = node switch { YamlText => Text, YamlList => List, _ => Pairs };
        target.Write(kind);
        target.Write7BitEncodedInt(node.Line);
        switch (node)
        {
            case YamlText text:
                target.Write(text.Value);
                break;
            case YamlList list:
                target.Write7BitEncodedInt(list.Items.Count);
                foreach (var item in list.Items) Write(target, item);
                break;
            case YamlPairs pairs:
                target.Write7BitEncodedInt(pairs.Pairs.Count);
                foreach (var (key, value) in pairs.Pairs)
                {
                    Write(target, key);
                    Write(target, value);
                }
                break;
        }
    }

    /// <exception cref="InvalidDataException">The bytes are no tree.</exception>
    /// <exception cref="EndOfStreamException">They end too soon.</exception>
    public static YamlNode Read(BinaryReader source)
    {
        var kind = source.ReadByte();
        var line = source.Read7BitEncodedInt();
        switch (kind)
        {
            case Text:
                return new YamlText(source.ReadString(), line);
            case List:
                var items = new YamlNode[Count(source)];
                for (var i = 0; i < items.Length; i++) items[i] = Read(source);
                return new YamlList(items, line);
            case Pairs:
                var pairs = new (YamlText, YamlNode)[Count(source)];
                for (var i = 0; i < pairs.Length; i++) pairs[i] = (Read(source) as YamlText ?? throw new InvalidDataException(), Read(source));
                return new YamlPairs(pairs, line);
            default:
                throw new InvalidDataException();
        }
    }

    // Every part takes a byte at least, so a count beyond what is left is wrong, and never allocated.
    private static int Count(BinaryReader source)
    {
        var count = source.Read7BitEncodedInt();
        return count >= 0 && count <= source.BaseStream.Length - source.BaseStream.Position ? count : throw new InvalidDataException();
    }
}

using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Tests.Catalogue;

/// <summary>Kept trees give the catalogue that the texts give, and are never taken for other texts.</summary>
public sealed class CatalogueTreesTests
{
    private static readonly IReadOnlyList<(string Name, string Text)> Files = CommittedCatalogue.Files;

    private static readonly byte[] Kept = CatalogueTrees.Read(Files).ToBytes()!;

    [Fact]
    public void KeptTrees_GiveTheSameCatalogue()
    {
        var (kept, read) = (CatalogueLoader.Load(CatalogueTrees.FromBytes(Kept, Files)!).Value, CatalogueLoader.Load(Files).Value);
        Assert.Equal(read.Version, kept.Version);
        Assert.Equal(read.Indicators.Select(i => i.ToString()), kept.Indicators.Select(i => i.ToString()));
        Assert.Equal(read.Dictionary.Elements.Select(e => e.ToString()), kept.Dictionary.Elements.Select(e => e.ToString()));
        Assert.Equal(Kept, CatalogueTrees.FromBytes(Kept, [.. Files.Reverse()])!.ToBytes());
    }

    [Fact]
    public void OneOtherCharacterOrFile_IsReadAnew()
    {
        Assert.Null(CatalogueTrees.FromBytes(Kept, [.. Files.Select((f, i) => i == 3 ? (f.Name, f.Text + " ") : f)]));
        Assert.Null(CatalogueTrees.FromBytes(Kept, [.. Files.Skip(1)]));
        Assert.Null(CatalogueTrees.FromBytes(Kept, [.. Files, ("elements/more.yaml", "grain: school")]));
        Assert.NotNull(CatalogueTrees.FromBytes(Kept, [.. Files, ("README.md", "x")]));
    }

    [Fact]
    public void BytesWithOneWrongBit_AreReadAnew()
    {
        var random = new Random(1);
        Assert.Null(CatalogueTrees.FromBytes([], Files));
        for (var i = 0; i < 300; i++)
        {
            Assert.Null(CatalogueTrees.FromBytes(Kept[..random.Next(Kept.Length)], Files));
            byte[] wrong = [.. Kept];
            wrong[random.Next(wrong.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Null(CatalogueTrees.FromBytes(wrong, Files));
        }
    }

    [Fact]
    public void AFileThatIsNoYaml_IsNotKept() =>
        Assert.Null(CatalogueTrees.Read([.. Files, ("elements/bad.yaml", "a: [")]).ToBytes());
}

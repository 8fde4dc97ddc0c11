using System.Security.Cryptography;
using Hengjian.Domain.Sealing;

namespace Hengjian.Domain.Tests.Sealing;

public sealed class MerkleTreeTests
{
    // Published test data of Certificate Transparency (merkletree/merkle_tree_test): entries, roots of the first n, and paths.
    private static readonly string[] Entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static byte[][] Leaves(int count) => [.. Entries.Take(count).Select(e => MerkleTree.Leaf(Convert.FromHexString(e)))];

    [Fact]
    public void Roots_AreThePublishedOnes()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(MerkleTree.Root([])));
        Assert.Equal(Roots, Enumerable.Range(1, 8).Select(n => Convert.ToHexStringLower(MerkleTree.Root(Leaves(n)))));
    }

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Paths_AreThePublishedOnes(int index, int count, string path) =>
        Assert.Equal(path, string.Join(' ', MerkleTree.Proof(Leaves(count), index).Select(Convert.ToHexStringLower)));

    [Fact]
    public void EachEntry_IsProvenAtItsPlace_AndNowhereElse_AndNoOtherThere()
    {
        for (var count = 1; count <= 40; count++)
        {
            var leaves = Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(BitConverter.GetBytes(i))).ToArray();
            var root = MerkleTree.Root(leaves);
            for (var index = 0; index < count; index++)
            {
                var proof = MerkleTree.Proof(leaves, index);
                Assert.True(MerkleTree.IsProven(leaves[index], index, count, proof, root));
                for (var other = 0; other < count; other++)
                {
                    if (other == index) continue;
                    Assert.False(MerkleTree.IsProven(leaves[other], index, count, proof, root));
                    Assert.False(MerkleTree.IsProven(leaves[index], other, count, proof, root) && proof.Count > 0);
                }
                Assert.False(MerkleTree.IsProven(leaves[index], index, count, [.. proof, root], root));
                Assert.False(MerkleTree.IsProven(leaves[index], index, count, proof, SHA256.HashData(root)));
            }
        }
    }

    [Fact]
    public void ANode_IsNoEntry()
    {
        var leaves = Leaves(2);
        byte[] both = [.. leaves[0], .. leaves[1]];
        Assert.NotEqual(MerkleTree.Root(leaves), MerkleTree.Root([MerkleTree.Leaf(both)]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void AnEntryThatIsNotThere_HasNoPath(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleTree.Proof(Leaves(3), index));
        Assert.False(MerkleTree.IsProven(Leaves(3)[0], index, 3, [], MerkleTree.Root(Leaves(3))));
    }
}

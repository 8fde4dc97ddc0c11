using Hengjian.Domain.Narratives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class BlockVersionConfiguration : IEntityTypeConfiguration<BlockVersionRecord>
{
    public void Configure(EntityTypeBuilder<BlockVersionRecord> builder)
    {
        builder.ToTable("block_versions");
        builder.Property(r => r.Status).HasMaxLength(20);
        builder.Property(r => r.Cause).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.BlockId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.BlockId, r.Op }).IsUnique();
        builder.HasOne<NarrativeBlockRecord>().WithMany().HasForeignKey(r => r.BlockId).OnDelete(DeleteBehavior.Restrict);
    }
}

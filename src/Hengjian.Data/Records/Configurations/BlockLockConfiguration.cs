using Hengjian.Domain.Narratives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class BlockLockConfiguration : IEntityTypeConfiguration<BlockLockRecord>
{
    public void Configure(EntityTypeBuilder<BlockLockRecord> builder)
    {
        builder.ToTable("block_locks");
        builder.HasKey(r => r.BlockId);
        builder.Property(r => r.BlockId).ValueGeneratedNever();
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.Reason).HasMaxLength(400);
        builder.HasOne<NarrativeBlockRecord>().WithMany().HasForeignKey(r => r.BlockId).OnDelete(DeleteBehavior.Restrict);
    }
}

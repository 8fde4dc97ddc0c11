using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class EvidenceVersionConfiguration : IEntityTypeConfiguration<EvidenceVersionRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceVersionRecord> builder)
    {
        builder.ToTable("evidence_versions");
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.Type).HasMaxLength(40);
        builder.Property(r => r.Name).HasMaxLength(260);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => r.Sha256);
        builder.HasIndex(r => r.PictureHash);
        builder.HasIndex(r => new { r.ItemId, r.Number }).IsUnique();
        builder.HasOne<EvidenceItemRecord>().WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
